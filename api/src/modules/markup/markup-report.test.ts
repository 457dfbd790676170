import { afterAll, beforeAll, expect, test } from "vitest";
import { globalId, hex, tierId } from "../../testing/chain-ids.ts";
import { CONTRACT, EURO, eventIdOf, eventRow } from "../../testing/chain-rows.ts";
import { createWorld, type World } from "../../testing/create-world.ts";
import { markupRow } from "../../testing/markup-rows.ts";
import { REPORT_QUERY } from "../../testing/whole-queries.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(async () => {
  await world?.database.drop();
});

interface Report {
  readonly basis: string;
  readonly overall: Readonly<Record<string, unknown>>;
}

async function reportOf(number: number, variables: object = {}): Promise<Report> {
  const place = { chainId: 1, contract: hex(CONTRACT), number, ...variables };
  return (await world.api.read<{ event: { markupReport: Report } }>(REPORT_QUERY, place)).event.markupReport;
}

const known = (value: string) => ({ value, reason: null });
const unknown = (reason: string) => ({ value: null, reason });

test("shares come with Wilson's interval and the band of a price error", async () => {
  expect(await reportOf(1)).toMatchObject({
    basis: "TOKEN",
    adjustment: "RAW",
    fiat: null,
    overall: {
      resaleCount: "6",
      excluded: [],
      trimmed: known("0.1"),
      aboveFace: {
        share: known("0.666666666666666667"),
        low: known("0.29999331513839204"),
        high: known("0.903228588894219519"),
        ifPricesLower: known("0.5"),
        ifPricesHigher: known("0.833333333333333333"),
      },
      belowFace: { share: known("0.166666666666666667"), ifPricesLower: null },
      excessPaid: { raw: "1500000", amount: "1.5" },
      sellerMargin: { median: known("0.05"), measuredCount: "5", giftCount: "1", costUnknownCount: "1" },
      finalHolderMarkup: unknown("LOW_N"),
      resaleRate: known("0.3"),
      sellerConcentration: known("0.5"),
    },
    byTier: [],
    distribution: [{ lowerBps: -500 }, { lowerBps: 0 }],
    byDay: [{ day: "2026-02-02" }],
  });
});

test("slices come in their own order, with the reason of what has none", async () => {
  const slice = (name: string, key: string, changes: object = {}) =>
    world.mainnet.insertMetric(
      "metrics.event_markup",
      markupRow(1, { slice: name, slice_key: key, sold_ticket_count: null, ...changes }),
    );
  await slice("TIER", tierId(eventIdOf(1), 2).toString("hex"), {
    sold_ticket_count: 6,
    resold_ticket_count: 3,
  });
  await slice("TIER", "UNKNOWN", {
    sold_ticket_count: 0,
    resold_ticket_count: null,
    resold_reason: "TICKETS_UNNUMBERED",
  });
  for (const key of ["1", "4+", "UNKNOWN"]) await slice("HOP", key);
  for (const key of ["AFTER_START", "UNKNOWN", "UNDER_1_DAY", "OVER_60_DAYS"]) await slice("LEAD_TIME", key);
  expect(await reportOf(1)).toMatchObject({
    byTier: [
      {
        tier: { id: globalId("TicketType", 1, tierId(eventIdOf(1), 2)) },
        figures: { resaleRate: known("0.5") },
      },
      { tier: null, figures: { resaleRate: unknown("TICKETS_UNNUMBERED") } },
    ],
    // Of all ten tickets of the event.
    byHop: [{ hop: 1, figures: { resaleRate: known("0.3") } }, { hop: 4 }, { hop: null }],
    byLeadTime: [
      { leadTime: "OVER_60_DAYS", reason: null },
      { leadTime: "UNDER_1_DAY" },
      { leadTime: "AFTER_START" },
      { leadTime: null, reason: "START_UNKNOWN" },
    ],
  });
});

test("an event with a fiat is reported in it unless asked otherwise, and its money has the fiat's decimals", async () => {
  await world.mainnet.insert("event", eventRow(50, { fiat: "EUR" }), eventRow(51, { fiat: null }));
  const inEuros = {
    basis: "FIAT",
    excess_currency: EURO,
    excess_paid: 1250,
    fx_stale_count: 2,
    resale_count: 8,
  };
  await world.mainnet.insertMetric("metrics.event_markup", markupRow(50, inEuros), markupRow(50));
  expect(await reportOf(50, { basis: null })).toMatchObject({
    basis: "FIAT",
    fiat: "EUR",
    overall: {
      excluded: [{ reason: "FX_STALE", saleCount: "2" }],
      excessPaid: { amount: "12.5", currency: { kind: "FIAT", symbol: "EUR", decimals: 2 } },
    },
  });
  expect(await reportOf(51, { basis: null })).toMatchObject({ basis: "TOKEN", fiat: null });
});

test("what was not computed says so: no rows, and no adjustment yet", async () => {
  expect((await reportOf(2)).overall).toMatchObject({ resaleCount: "0", median: unknown("NO_SALES") });
  expect((await reportOf(1, { chainId: 137 })).overall).toMatchObject({
    resaleCount: null,
    aboveCap: { share: unknown("NOT_COMPUTED"), low: unknown("NOT_COMPUTED") },
  });
  expect(await reportOf(1, { adjustment: "WASH_ADJUSTED" })).toMatchObject({
    adjustment: "WASH_ADJUSTED",
    overall: { resaleCount: null, median: unknown("NOT_COMPUTED"), excessReason: "NOT_COMPUTED" },
    byTier: [],
  });
});
