import { afterAll, beforeAll, expect, test } from "vitest";
import { hex } from "../../testing/chain-ids.ts";
import { CONTRACT, eventRow } from "../../testing/chain-rows.ts";
import { createWorld, type World } from "../../testing/create-world.ts";
import type { Row } from "../../testing/test-network.ts";
import { attendanceRow } from "../../testing/ticket-rows.ts";
import { ATTENDANCE_QUERY, HOLDERS_QUERY, TICKETS_QUERY } from "../../testing/whole-queries.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(async () => {
  await world?.database.drop();
});

interface Figures {
  readonly attendance: object;
  readonly holderFigures: object;
  readonly ticketFigures: object;
}

async function ask(query: string, number: number): Promise<Figures> {
  const variables = { chainId: 1, contract: hex(CONTRACT), number };
  return (await world.api.read<{ event: Figures }>(query, variables)).event;
}

const known = (value: string) => ({ value, reason: null });
const unknown = (reason: string) => ({ value: null, reason });
/** Of the newest indexed block, 2026-03-01T12:00:00Z. */
const NOW = Date.UTC(2026, 2, 1, 12) / 1000;
const HOUR = 3600;

test.each<[string, Row, string | null]>([
  ["is over by the newest block's time", { ends_at: NOW }, null],
  ["goes on for another second", { ends_at: NOW + 1 }, "NOT_ENDED"],
  ["tells no end and began six hours ago", { ends_at: null, starts_at: NOW - 6 * HOUR }, null],
  ["tells no end and began lately", { ends_at: null, starts_at: NOW - 5 * HOUR }, "NOT_ENDED"],
  ["tells no times", { ends_at: null, starts_at: null }, "START_UNKNOWN"],
  ["was cancelled", { ends_at: NOW, status: "CANCELLED" }, "EVENT_CANCELLED"],
])("who stayed away from an event that %s", async (name, changes, reason) => {
  const number = 200 + name.length;
  await world.mainnet.insert("event", eventRow(number, changes));
  await world.mainnet.insertMetric("metrics.event_attendance", attendanceRow(number));
  expect((await ask(ATTENDANCE_QUERY, number)).attendance).toMatchObject({
    expectedCount: "14",
    checkedInCount: "4",
    checkedInShare: known("0.285714285714285714"),
    noShowCount: reason === null ? "10" : null,
    noShowShare: reason === null ? known("0.714285714285714286") : unknown(reason),
    resaleHolderShare: known("0.25"),
  });
});

test("tickets without a number leave the shares unknown, also after the event", async () => {
  await world.mainnet.insert("event", eventRow(250, { ends_at: NOW }));
  const unnumbered = { expected_count: 0, checked_in_count: 0, unnumbered_count: 7, unnumbered_use_count: 3 };
  const nobody = { original_holder_count: 0, resale_holder_count: 0, other_holder_count: 0 };
  const share = { checked_in_share: null, checked_in_reason: "TICKETS_UNNUMBERED" };
  await world.mainnet.insertMetric(
    "metrics.event_attendance",
    attendanceRow(250, { ...unnumbered, ...nobody, ...share }),
  );
  expect((await ask(ATTENDANCE_QUERY, 250)).attendance).toMatchObject({
    unnumberedUseCount: "3",
    checkedInShare: unknown("TICKETS_UNNUMBERED"),
    noShowCount: null,
    noShowShare: unknown("TICKETS_UNNUMBERED"),
    resaleHolderShare: unknown("NO_TICKETS"),
  });
});

test("check-ins come oldest first", async () => {
  expect((await ask(ATTENDANCE_QUERY, 1)).attendance).toMatchObject({
    firstCheckInAt: "2026-02-20T17:31:00Z",
    checkIns: [
      { start: "2026-02-20T17:30:00Z", ticketCount: "3" },
      { start: "2026-02-20T18:00:00Z", ticketCount: "1" },
    ],
  });
});

test("figures of tickets and holders come with their bins; an event without tickets has none and says so", async () => {
  expect((await ask(TICKETS_QUERY, 1)).ticketFigures).toMatchObject({
    byTransfers: [
      { times: 0, isOrMore: false, ticketCount: "9" },
      { times: 1, isOrMore: false, ticketCount: "5" },
      { times: 2, isOrMore: false, ticketCount: "3" },
      { times: 3, isOrMore: false, ticketCount: "2" },
      { times: 4, isOrMore: true, ticketCount: "1" },
    ],
    listedShare: known("0.4"),
    timeToFirstResale: { ticketCount: "8", medianSeconds: "86400", reason: null },
    freshness: { block: "990" },
  });
  const { holderFigures } = await ask(HOLDERS_QUERY, 1);
  expect(holderFigures).toMatchObject({ newBuyerCount: "3", returningBuyerShare: known("0.4") });
  expect((await ask(HOLDERS_QUERY, 3)).holderFigures).toMatchObject({
    holderCount: "0",
    gini: unknown("NO_TICKETS"),
    byTicketsHeld: [],
  });
});
