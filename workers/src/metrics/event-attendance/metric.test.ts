import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChainFact, SaleFact, StatusFact, TicketFact } from "../../testing/chain-fact.ts";
import { computeOnce } from "../../testing/compute-once.ts";
import type { MetricRow } from "../../testing/read-metrics.ts";
import { blocksOf, publication, resale, START_TIME } from "../../testing/sample-facts.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function ticket(id: string, fields: Partial<TicketFact> = {}): TicketFact {
  return {
    type: "ticket",
    ticket: id,
    event: "e1",
    tier: null,
    owner: "a1",
    status: "CHECKED_IN",
    faceValue: null,
    faceCurrency: null,
    transferCount: 1,
    resaleCount: 0,
    issuedAt: START_TIME,
    ...fields,
  };
}

function checkIn(of: string, holder: string): StatusFact {
  return { type: "status", event: "e1", ticket: of, holder, status: "CHECKED_IN", refund: null };
}

function sale(of: string, fields: Partial<SaleFact>): SaleFact {
  return resale("e1", { ticket: of, ...fields });
}

async function rowsOf(
  ...facts: (readonly ChainFact[])[]
): Promise<{ row?: MetricRow; buckets: readonly MetricRow[] }> {
  const rows = await computeOnce(database, blocksOf(1, ...facts));
  const row = rows.event_attendance?.find(({ event_id }) => event_id === "e1");
  return { buckets: rows.event_check_in_bucket ?? [], ...(row === undefined ? {} : { row }) };
}

test("an event without tickets expects nobody", async () => {
  const { row, buckets } = await rowsOf([publication("e1")]);
  expect(row).toMatchObject({ expected_count: "0", checked_in_share: null, checked_in_reason: "NO_TICKETS" });
  expect(buckets).toEqual([]);
});

test("who stands at the door has the ticket from the organizer, from a resale, or otherwise", async () => {
  const { row, buckets } = await rowsOf(
    [
      publication("e1"),
      ticket("11", { transferCount: 0 }),
      ...["12", "13", "14", "15"].map((id) => ticket(id)),
    ],
    [
      ticket("16", { status: "VALID" }),
      ticket("17", { status: "REFUNDED" }),
      ticket("18", { status: "SCANNED" }),
    ],
    [
      sale("12", { kind: "PRIMARY", buyer: "a2" }),
      sale("13", { buyer: "a3" }),
      sale("14", { buyer: "a3" }),
      checkIn("15", "a4"),
    ],
    ["11", "12", "13", "14"].map((id) => checkIn(id, id === "12" ? "a2" : id === "14" ? "a4" : "a3")),
    // What happens after the check-in changes nothing, and a second one neither.
    [sale("12", { buyer: "a9" }), sale("15", { buyer: "a4" }), checkIn("11", "a9"), checkIn("17", "a1")],
  );
  expect(row).toMatchObject({
    expected_count: "7",
    checked_in_count: "5",
    checked_in_share: "0.714285714285714286",
    original_holder_count: "2",
    resale_holder_count: "1",
    other_holder_count: "2",
    first_check_in_at: String(START_TIME + 3),
    last_check_in_at: String(START_TIME + 4),
  });
  const start = START_TIME + 3 - ((START_TIME + 3) % 900);
  expect(buckets).toMatchObject([{ bucket_start: String(start), checked_in_count: "5" }]);
});

test("tickets without a number come by their uses, and leave the share unknown", async () => {
  const holding = { type: "holding" as const, holding: "aa01", event: "e1", owner: "a1" };
  const { row } = await rowsOf([
    publication("e1"),
    { ...holding, quantity: 10n ** 77n },
    { type: "use", event: "e1", holder: "a1", quantity: 3n },
  ]);
  expect(row).toMatchObject({
    expected_count: "0",
    unnumbered_count: String(10n ** 77n),
    unnumbered_use_count: "3",
    checked_in_share: null,
    checked_in_reason: "TICKETS_UNNUMBERED",
  });
});
