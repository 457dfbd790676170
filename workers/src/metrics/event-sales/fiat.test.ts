import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChainFact, SaleFact } from "../../testing/chain-fact.ts";
import { computeOnce } from "../../testing/compute-once.ts";
import type { RateFact } from "../../testing/rate-fact.ts";
import type { MetricRow } from "../../testing/read-metrics.ts";
import { publication, resale, START_TIME } from "../../testing/sample-facts.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const ETHER = 10n ** 18n;
const primary = (fields: Partial<SaleFact>): SaleFact => resale("e1", { ...fields, kind: "PRIMARY" });
const told = (currency: string, decimals: number | null): ChainFact => ({
  type: "currency",
  currency,
  decimals,
});

/** What each sum says, of blocks that follow each other by a day. */
async function sumsOf(facts: readonly (readonly ChainFact[])[], rates: readonly RateFact[]) {
  const blocks = facts.map((own, index) => ({
    number: index + 1,
    time: START_TIME + index * 86_400,
    facts: own,
  }));
  const rows = await computeOnce(database, blocks, rates);
  return (item: string): MetricRow =>
    rows.event_revenue_fiat?.find((row) => row.item === item && row.event_id === "e1") ?? {};
}

/** @param tenths of a euro per whole unit */
const rateAt = (day: number, tenths: bigint, fields: Partial<RateFact> = {}): RateFact => ({
  currency: "c1",
  fiat: "EUR",
  source: "test",
  time: START_TIME + day * 86_400,
  rate: tenths * 10n ** 17n,
  ...fields,
});

test("every payment is converted at its own time, and the exact sum is rounded once", async () => {
  const sums = await sumsOf(
    [
      [
        publication("e1", { fiat: "EUR" }),
        told("c1", 18),
        told("c2", 6),
        // A third of a cent each: 1 cent together, which three rounded thirds would not be.
        ...["11", "12", "13"].map((ticket) => primary({ ticket, price: ETHER / 3000n, fee: 0n })),
      ],
      [primary({ ticket: "14", price: ETHER, fee: ETHER / 10n })],
      [resale("e1", { currency: "c2", price: 5_000_000n, royalty: 500_000n, fee: 0n })],
    ],
    [
      rateAt(0, 100n),
      rateAt(1, 20_000n),
      rateAt(1, 99_990n, { source: "other", time: START_TIME + 80_000 }),
      rateAt(2, 9n, { currency: "c2" }),
    ],
  );
  expect(sums("PRIMARY_GROSS")).toMatchObject({
    fiat: "EUR",
    amount: "200001",
    amount_reason: null,
    converted_count: "4",
  });
  expect(sums("PRIMARY_FEES")).toMatchObject({ amount: "20000" });
  expect(sums("ROYALTIES")).toMatchObject({ amount: "45" });
  expect(sums("SELLER_PROCEEDS")).toMatchObject({ amount: "405" });
  expect(sums("ORGANIZER_NET")).toMatchObject({ amount: "180046", unconverted_count: "0" });
});

test("one payment without a rate leaves the sum unknown, and what is known of it beside it", async () => {
  const facts = [
    [publication("e1", { fiat: "EUR" }), told("c1", 2), primary({ ticket: "11", price: 100n })],
    [primary({ ticket: "12", price: 300n }), primary({ ticket: "13", price: 0n })],
  ];
  const stale = await sumsOf(facts, [rateAt(0, 20n)]);
  expect(stale("PRIMARY_GROSS")).toMatchObject({
    amount: null,
    amount_reason: "FX_STALE",
    converted_amount: "200",
    converted_count: "2",
    unconverted_count: "1",
  });
  const missing = await sumsOf(facts, [rateAt(1, 20n)]);
  expect(missing("PRIMARY_GROSS")).toMatchObject({
    amount: null,
    amount_reason: "FX_MISSING",
    converted_amount: "600",
  });
  expect(missing("RESALE_GROSS")).toMatchObject({ amount: "0", amount_reason: null });
});

test("money off the chain in the event's own currency needs no rate, another's decimals must be known", async () => {
  const euro = Buffer.from("EUR").toString("hex");
  const sums = await sumsOf(
    [
      [
        publication("e1", { fiat: "EUR" }),
        told(euro, 2),
        told("c1", null),
        primary({ ticket: "11", currency: euro, price: 1234n }),
        resale("e1", { price: 5n }),
      ],
    ],
    [rateAt(0, 20n)],
  );
  expect(sums("PRIMARY_GROSS")).toMatchObject({ amount: "1234" });
  expect(sums("RESALE_GROSS")).toMatchObject({ amount: null, amount_reason: "CURRENCY_UNKNOWN" });
});

test("an event without a currency of its own has no fiat sums", async () => {
  const sums = await sumsOf([[publication("e1"), primary({})]], []);
  expect(sums("PRIMARY_GROSS")).toMatchObject({
    fiat: null,
    amount: null,
    amount_reason: "EVENT_CURRENCY_UNKNOWN",
    converted_amount: null,
  });
});
