import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SaleFact } from "../../testing/chain-fact.ts";
import { computeOnce } from "../../testing/compute-once.ts";
import { expectedMetrics, ledgerTables } from "../../testing/ledger/expected-metrics.ts";
import type { MetricRow } from "../../testing/read-metrics.ts";
import { blocksOf, publication, resale, START_TIME } from "../../testing/sample-facts.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Resales of tickets with face value 1000 at these prices. */
function resalesAt(...prices: number[]): SaleFact[] {
  return prices.map((price) => resale("e1", { price: BigInt(price) }));
}

async function markupOf(...sales: SaleFact[]) {
  const rows = await computeOnce(database, blocksOf(1, [publication("e1"), ...sales]));
  const inTokens = (table: string) => rows[table]?.filter(isRaw);
  return {
    summary: inTokens("event_markup")?.find(({ slice }) => slice === "ALL"),
    days: inTokens("event_markup_day"),
    bins: inTokens("event_markup_bin"),
  };
}

function isRaw({ basis, adjustment }: MetricRow): boolean {
  return basis === "TOKEN" && adjustment === "RAW";
}

test("median, percentile and interval of a known sample", async () => {
  const { summary } = await markupOf(...resalesAt(500, 1000, 1100, 1200, 1300, 1400, 1500, 1600, 1700, 4000));
  expect(summary).toMatchObject({
    measured_count: "10",
    median_markup: "0.350000000000000000",
    p90_markup: "0.700000000000000000",
    median_low: "0.000000000000000000",
    median_high: "0.700000000000000000",
    value_weighted_markup: "0.530000000000000000",
    markup_reason: null,
    above_face_count: "8",
    below_face_count: "1",
  });
});

test("the mean of the two middle values is rounded half to even", async () => {
  const sales = [2, 2, 2, 3, 3, 3].map((excess) =>
    resale("e1", { price: 10n ** 18n + BigInt(excess), faceValue: 10n ** 18n }),
  );
  const { summary } = await markupOf(...sales);
  expect(summary?.median_markup).toBe("0.000000000000000002");
});

test("five resales give a median without an interval, four give neither", async () => {
  const five = await markupOf(...resalesAt(900, 1000, 1100, 1200, 1300));
  expect(five.summary).toMatchObject({
    median_markup: "0.100000000000000000",
    median_low: null,
    markup_reason: null,
  });
  const four = await markupOf(...resalesAt(900, 1000, 1100, 1200));
  expect(four.summary).toMatchObject({ median_markup: null, p90_markup: null, markup_reason: "LOW_N" });
  expect(four.summary).toMatchObject({
    value_weighted_markup: "0.050000000000000000",
    value_weighted_reason: null,
  });
});

test("resales that cannot be measured are counted by reason and leave the figures null; suspected wash trades are not left out", async () => {
  const none = await markupOf();
  expect(none.summary).toMatchObject({
    resale_count: "0",
    markup_reason: "NO_SALES",
    value_weighted_reason: "NO_SALES",
  });
  const unknown = await markupOf(resale("e1", { faceValue: null, faceCurrency: null }));
  expect(unknown.summary).toMatchObject({ face_unknown_count: "1", markup_reason: "FACE_UNKNOWN" });
  const zero = await markupOf(resale("e1", { faceValue: 0n, faceCurrency: "c2" }));
  expect(zero.summary).toMatchObject({
    face_zero_count: "1",
    value_weighted_reason: "FACE_ZERO",
    excess_paid: "1000",
    excess_currency: "c1",
  });
  const mixed = await markupOf(resale("e1", { faceCurrency: "c2" }));
  expect(mixed.summary).toMatchObject({ mixed_currency_count: "1", markup_reason: "MIXED_CURRENCY" });
  expect(mixed.summary).toMatchObject({ measured_count: "0", value_weighted_markup: null });
  const unpriced = await markupOf(resale("e1", { price: null, currency: null, faceValue: null }));
  expect(unpriced.summary).toMatchObject({ price_unknown_count: "1", markup_reason: "PRICE_UNKNOWN" });
  const wash = await markupOf(resale("e1", { isWashSuspect: true, price: 1200n }));
  expect(wash.summary).toMatchObject({
    wash_suspect_count: "1",
    measured_count: "1",
    value_weighted_markup: "0.200000000000000000",
  });
});

test("a price worked out from an order is measured only when the event has every ticket of the order", async () => {
  const bundle = { order: "01", size: 3n };
  const ofOrder = (quantity: bigint) =>
    resale("e1", { bundle, quantity, price: 1200n * quantity, faceValue: 1000n * quantity });
  const summary = async (...blocks: SaleFact[][]) =>
    (await computeOnce(database, blocksOf(1, ...blocks))).event_markup?.find(
      ({ basis, slice }) => basis === "TOKEN" && slice === "ALL",
    );
  expect(await summary([ofOrder(1n), ofOrder(2n)])).toMatchObject({
    resale_count: "2",
    measured_count: "2",
    value_weighted_markup: "0.200000000000000000",
  });
  // Another order of the block, and the same order's key in another block, do not fill the gap.
  const other = resale("e1", { bundle: { order: "02", size: 3n } });
  expect(await summary([ofOrder(1n), ofOrder(1n), other], [ofOrder(1n)])).toMatchObject({
    measured_count: "0",
    price_unknown_count: "4",
    markup_reason: "PRICE_UNKNOWN",
  });
});

test("a sale of three tickets is one observation, at its price per ticket", async () => {
  const three = { ticket: null, quantity: 3n, price: 3600n, faceValue: 3000n };
  const { summary, bins } = await markupOf(...[1, 2, 3, 4, 5].map(() => resale("e1", three)));
  expect(summary).toMatchObject({ resale_count: "5", median_markup: "0.200000000000000000" });
  expect(bins).toEqual([expect.objectContaining({ lower_bps: "2000", sale_count: "5" })]);
});

test("half a per cent around the face value is neither above nor below; the cap has no tolerance", async () => {
  const { summary } = await markupOf(...resalesAt(994, 995, 1005, 1006));
  expect(summary).toMatchObject({ above_face_count: "1", below_face_count: "1" });
  const capped = [1099n, 1100n, 1101n].map((price) => resale("e1", { price, resaleCapBps: 11_000n }));
  const uncapped = [0n, null].map((resaleCapBps) => resale("e1", { price: 9000n, resaleCapBps }));
  const result = await markupOf(...capped, ...uncapped);
  expect(result.summary).toMatchObject({ capped_count: "3", above_cap_count: "1" });
});

test("bins hold their lower bound and the last one everything beyond", async () => {
  const { bins } = await markupOf(...resalesAt(0, 1000, 1049, 1050, 3999, 4000, 99_000));
  const seen = bins?.map(({ lower_bps, upper_bps, sale_count }) => [
    Number(lower_bps),
    upper_bps,
    sale_count,
  ]);
  expect(seen?.toSorted(([a], [b]) => Number(a) - Number(b))).toEqual([
    [-10_000, "-9500", "1"],
    [0, "500", "2"],
    [500, "1000", "1"],
    [29_500, "30000", "1"],
    [30_000, null, "2"],
  ]);
});

test("days are those of the event's time zone, of UTC when there is no such zone", async () => {
  const lateEvening = Date.UTC(2026, 5, 1, 22, 30) / 1000;
  const dayIn = async (timeZone: string | null) => {
    const facts = [publication("e1", { timeZone }), resale("e1")];
    const rows = await computeOnce(database, [{ number: 1, time: lateEvening, facts }]);
    return rows.event_markup_day?.filter(isRaw).map(({ day }) => day);
  };
  expect(await dayIn("Europe/Berlin")).toEqual(["2026-06-02"]);
  expect(await dayIn("America/New_York")).toEqual(["2026-06-01"]);
  expect(await dayIn("Mars/Olympus")).toEqual(["2026-06-01"]);
  expect(await dayIn(null)).toEqual(["2026-06-01"]);
});

test("large samples equal the ledger in every value, with rates and without", async () => {
  const price = fc.oneof(fc.bigInt(0n, 5000n), fc.bigInt(0n, 10n ** 77n));
  const face = fc.constantFrom(1000n, 1000n, 999n, 7n, 10n ** 60n);
  const ticket = fc.constantFrom(null, "10", "11", "12", "13");
  const kind = fc.constantFrom("PRIMARY" as const, "SECONDARY" as const, "SECONDARY" as const);
  const wallet = fc.constantFrom("a0", "a1", "a2");
  const sale = fc
    .record({
      price,
      faceValue: face,
      ticket,
      kind,
      seller: wallet,
      buyer: wallet,
      hop: fc.constantFrom(1, 2, 5),
    })
    .map((fields) => resale("e1", { resaleCapBps: 11_000n, ...fields }));
  const currency = fc.constantFrom("c1", "c2");
  const rate = fc.record({
    currency,
    fiat: fc.constant("EUR"),
    source: fc.constantFrom("file", "feed"),
    time: fc.integer({ min: START_TIME - 4000, max: START_TIME + 3 }),
    rate: fc.bigInt(1n, 10n ** 19n),
  });
  const property = fc.asyncProperty(
    fc.array(fc.array(sale, { minLength: 5, maxLength: 60, size: "max" }), { minLength: 1, maxLength: 3 }),
    fc.uniqueArray(rate, { selector: ({ source, time }) => `${source} ${time}`, maxLength: 6 }),
    async (sales, rates) => {
      const told = { type: "currency" as const, currency: "c1", decimals: 2 };
      const event = publication("e1", { fiat: "EUR", startsAt: START_TIME + 86_402 });
      const blocks = blocksOf(1, [told, event], ...sales);
      const rows = await computeOnce(database, blocks, rates);
      expect(ledgerTables(rows)).toEqual(expectedMetrics(blocks, rates));
    },
  );
  await fc.assert(property, { numRuns: 6, endOnFailure: true });
}, 300_000);
