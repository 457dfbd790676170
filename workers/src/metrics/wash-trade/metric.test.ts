import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChainBlock, SaleFact } from "../../testing/chain-fact.ts";
import { computeOnce } from "../../testing/compute-once.ts";
import { sortRows } from "../../testing/read-metrics.ts";
import { publication, resale, START_TIME } from "../../testing/sample-facts.ts";
import { ledger } from "./testing/ledger.ts";

const DAY = 86_400;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** One block a day with one sale each. */
function daily(...sales: SaleFact[]): ChainBlock[] {
  const published = { number: 1, time: START_TIME, facts: [publication("e1", { organizer: "f1" })] };
  return [
    published,
    ...sales.map((sale, index) => ({
      number: index + 2,
      time: START_TIME + (index + 1) * DAY,
      facts: [sale],
    })),
  ];
}

function sold(seller: string, buyer: string, fields: Partial<SaleFact> = {}): SaleFact {
  return resale("e1", { seller, buyer, payer: buyer, ...fields });
}

/** Verdict and codes of each row, in the order of the sales. */
async function toldOf(blocks: readonly ChainBlock[]) {
  const rows = await computeOnce(database, blocks, [], ["wash-trade"]);
  const trades = (rows.wash_trade ?? []).toSorted((a, b) => (String(a.sale_id) < String(b.sale_id) ? -1 : 1));
  const codes = ["01", "02", "03", "04", "05", "06"];
  const told = trades.map((row) =>
    [
      row.verdict ?? row.verdict_reason,
      ...codes.filter((code) => row[`wash_${code}`] === "true"),
      ...(row.dune_all_time === "true" ? ["ever"] : []),
      ...(row.dune_30_days === "true" ? ["month"] : []),
    ].join(" "),
  );
  return { told, rows, event: rows.wash_event?.[0] };
}

test("a resale to oneself is confirmed; codes that need traced money are null", async () => {
  const { told, rows, event } = await toldOf(daily(sold("a1", "a1"), sold("a1", "a2", { ticket: "11" })));
  expect(told).toEqual(["CONFIRMED 01 ever month"]);
  expect(rows.wash_trade?.[0]).toMatchObject({
    wash_02: "false",
    wash_04: null,
    wash_05: null,
    wash_06: null,
    unknown_reason: "FUNDING_UNTRACED",
    as_of_block: "2",
  });
  expect(event).toMatchObject({
    resale_count: "2",
    confirmed_count: "1",
    suspect_count: "0",
    funding_reason: "FUNDING_UNTRACED",
    as_of_block: "3",
  });
});

test("a fan who buys a ticket back once is not confirmed, a rally is suspect, each with its sales", async () => {
  const fan = await toldOf(daily(sold("a1", "a2"), sold("a2", "a1", { price: 700n })));
  expect(fan.told).toEqual(["NONE 02 ever month", "NONE 02 ever month"]);
  expect(fan.rows.wash_evidence).toHaveLength(4);
  const rally = [1, 2, 3, 4, 5].map((day) => (day % 2 === 1 ? sold("a1", "a2") : sold("a2", "a1")));
  const { told, event } = await toldOf(daily(...rally));
  expect(told).toEqual(Array(5).fill("SUSPECT 02 03 ever month"));
  expect(event).toMatchObject({ suspect_count: "5", dune_30_days_count: "5" });
});

test("what the baseline flags and no code does has a row, too", async () => {
  const far = Array.from({ length: 32 }, () => sold("b1", "b2", { ticket: null, hop: null }));
  const { told, event } = await toldOf(daily(sold("a1", "a2"), ...far, sold("a2", "a1")));
  expect(told).toEqual(["NONE ever", "NONE ever"]);
  expect(event).toMatchObject({ unnumbered_count: "32", dune_all_time_count: "2", dune_30_days_count: "0" });
});

test("tickets without a number are not judged, but a resale to oneself is", async () => {
  const unnumbered = { ticket: null, hop: null };
  const { told, rows } = await toldOf(
    daily(sold("a1", "a2", unnumbered), sold("a2", "a1", unnumbered), sold("a3", "a3", unnumbered)),
  );
  expect(told).toEqual([
    "TICKETS_UNNUMBERED ever month",
    "TICKETS_UNNUMBERED ever month",
    "CONFIRMED 01 ever month",
  ]);
  expect(rows.wash_event?.[0]).toMatchObject({ unnumbered_count: "2", confirmed_count: "1" });
});

test("organizers, marketplaces and who holds a large part of the event are not judged", async () => {
  expect((await toldOf(daily(sold("f1", "f1")))).told).toEqual(["SERVICE_WALLET ever month"]);
  expect((await toldOf(daily(sold("b1", "b1", { marketplace: "b1" })))).told).toEqual([
    "SERVICE_WALLET ever month",
  ]);
  const bought = (tickets: bigint) =>
    sold("f1", "a1", { kind: "PRIMARY", ticket: null, hop: 0, quantity: tickets });
  expect((await toldOf(daily(bought(20n), sold("a1", "a1")))).told).toEqual(["SERVICE_WALLET ever month"]);
  expect((await toldOf(daily(bought(19n), sold("a1", "a1")))).told).toEqual(["CONFIRMED 01 ever month"]);
});

test("worlds of few wallets and tickets equal the ledger in every value", async () => {
  const events = ["e1", "e2", "e3", "e4", "e5", "e6"];
  const wallet = fc.constantFrom("a0", "a1", "a2", "f1");
  const sale = fc.record({
    event: fc.constantFrom(...events),
    ticket: fc.constantFrom(null, "10", "10", "11"),
    kind: fc.constantFrom("PRIMARY" as const, ...Array(4).fill("SECONDARY" as const)),
    seller: wallet,
    buyer: wallet,
    payer: wallet,
    quantity: fc.constantFrom(1n, 1n, 1n, 25n),
    marketplace: fc.constantFrom(null, null, null, null, "a2"),
  });
  const block = fc.record({
    sales: fc.array(sale, { minLength: 5, maxLength: 15, size: "max" }),
    days: fc.constantFrom(0, 1, 1, 8, 15, 30),
  });
  const worlds = fc.array(block, { minLength: 5, maxLength: 14, size: "max" });
  const property = fc.asyncProperty(worlds, async (blocks) => {
    let time = START_TIME;
    const published = events.map((event) => publication(event, { organizer: "f1" }));
    const chain = [
      { number: 1, time, facts: published },
      ...blocks.map(({ sales, days }, index) => {
        time += days * DAY;
        return { number: index + 2, time, facts: sales.map((fields) => resale(fields.event, fields)) };
      }),
    ];
    const rows = await computeOnce(database, chain, [], ["wash-trade"]);
    const expected = ledger(chain, []);
    for (const table of ["wash_trade", "wash_evidence", "wash_event"])
      expect(rows[table]).toEqual(sortRows(expected[table] ?? []));
  });
  await fc.assert(property, { numRuns: 12 });
}, 300_000);
