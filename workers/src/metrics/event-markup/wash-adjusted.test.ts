import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChainBlock, SaleFact } from "../../testing/chain-fact.ts";
import { computeOnce } from "../../testing/compute-once.ts";
import { type MetricRow, sortRows } from "../../testing/read-metrics.ts";
import { blocksOf, publication, resale, START_TIME } from "../../testing/sample-facts.ts";
import { ledger } from "./testing/ledger.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function sold(seller: string, buyer: string, price: bigint, fields: Partial<SaleFact> = {}): SaleFact {
  return resale("e1", { seller, buyer, payer: buyer, price, ...fields });
}

/** Rows in tokens, by table. */
async function computed(...facts: SaleFact[][]) {
  const blocks = blocksOf(1, [publication("e1")], ...facts);
  const rows = await computeOnce(database, blocks, [], ["event-markup"]);
  const of = (adjustment: string) => (row: MetricRow) =>
    row.basis === "TOKEN" && row.adjustment === adjustment;
  const tables = (adjustment: string) => ({
    whole: rows.event_markup?.filter(of(adjustment)).find(({ slice }) => slice === "ALL"),
    slices: rows.event_markup?.filter(of(adjustment)).map(({ slice, slice_key }) => `${slice} ${slice_key}`),
    bins: rows.event_markup_bin?.filter(of(adjustment)),
  });
  return { raw: tables("RAW"), adjusted: tables("WASH_ADJUSTED") };
}

test("a resale to oneself is in the raw figures and not in the adjusted ones", async () => {
  const fair = [1100n, 1200n, 1300n, 1400n, 1500n].map((price, index) =>
    sold("a1", "a2", price, { ticket: `2${index}` }),
  );
  const { raw, adjusted } = await computed([...fair, sold("a3", "a3", 90_000n)]);
  expect(raw.whole).toMatchObject({ resale_count: "6", median_markup: "0.350000000000000000" });
  expect(adjusted.whole).toMatchObject({
    resale_count: "5",
    measured_count: "5",
    median_markup: "0.300000000000000000",
    above_face_count: "5",
    seller_count: "1",
    as_of_block: "2",
  });
  expect(raw.bins).toHaveLength(6);
  expect(adjusted.bins).toHaveLength(5);
});

test("without a wash trade both are the same, a ticket bought back once included", async () => {
  const { raw, adjusted } = await computed([sold("a1", "a2", 1100n)], [sold("a2", "a1", 700n)]);
  expect(adjusted.whole).toEqual({ ...raw.whole, adjustment: "WASH_ADJUSTED" });
  expect(adjusted.slices).toEqual(raw.slices);
});

test("when every resale is a wash trade nothing was sold, and the seller of a later one paid no wash price", async () => {
  const rally = [0, 1, 2, 3, 4].map((turn) =>
    turn % 2 === 0 ? [sold("a1", "a2", 9000n)] : [sold("a2", "a1", 9000n, { hop: 2 })],
  );
  const only = await computed(...rally);
  expect(only.raw.whole).toMatchObject({ resale_count: "5" });
  expect(only.adjusted.whole).toMatchObject({ resale_count: "0", markup_reason: "NO_SALES" });
  expect(only.adjusted.slices?.toSorted()).toEqual(["ALL ", "TIER UNKNOWN"]);
  const primary = resale("e1", { kind: "PRIMARY", seller: "f1", buyer: "a1", payer: "a1", hop: 0 });
  const later = await computed([primary], ...rally, [sold("a2", "a3", 1500n, { hop: 3 })]);
  // The seller never bought but in wash trades: the ticket counts as a gift at its face value.
  expect(later.adjusted.whole).toMatchObject({ resale_count: "1", margin_count: "1", gift_cost_count: "1" });
  expect(later.raw.whole).toMatchObject({ resale_count: "6", gift_cost_count: "0" });
});

test("events of few wallets equal the ledger in every value of both", async () => {
  const events = ["e1", "e2", "e3"];
  const wallet = fc.constantFrom("a0", "a1", "a2", "f1");
  const sale = fc.record({
    event: fc.constantFrom(...events),
    ticket: fc.constantFrom(null, "10", "11", "12"),
    kind: fc.constantFrom("PRIMARY" as const, ...Array<"SECONDARY">(3).fill("SECONDARY")),
    seller: wallet,
    buyer: wallet,
    payer: wallet,
    price: fc.bigInt(900n, 1100n),
    quantity: fc.constantFrom(1n, 1n, 25n),
    marketplace: fc.constantFrom(null, null, null, "a2"),
  });
  const block = fc.record({
    sales: fc.array(sale, { minLength: 2, maxLength: 10, size: "max" }),
    days: fc.constantFrom(0, 1, 15, 30),
  });
  const worlds = fc.array(block, { minLength: 3, maxLength: 8, size: "max" });
  const property = fc.asyncProperty(worlds, async (blocks) => {
    let time = START_TIME;
    const published = events.map((event) => publication(event, { organizer: "f1" }));
    const chain: ChainBlock[] = [
      { number: 1, time, facts: published },
      ...blocks.map(({ sales, days }, index) => {
        time += days * 86_400;
        return { number: index + 2, time, facts: sales.map((fields) => resale(fields.event, fields)) };
      }),
    ];
    const rows = await computeOnce(database, chain, [], ["event-markup"]);
    for (const [table, expected] of Object.entries(ledger(chain, [])))
      expect(rows[table]).toEqual(sortRows(expected));
  });
  await fc.assert(property, { numRuns: 10 });
}, 300_000);
