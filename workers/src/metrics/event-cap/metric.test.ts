import { silentLogger } from "@facevalue/core";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { recomputeDirty } from "../../compute/recompute-dirty.ts";
import { applyChanges } from "../../feed/apply-changes.ts";
import type { ChainFact, EventFact } from "../../testing/chain-fact.ts";
import { computeOnce } from "../../testing/compute-once.ts";
import { expectedMetrics } from "../../testing/ledger/expected-metrics.ts";
import { readMetrics } from "../../testing/read-metrics.ts";
import { blocksOf, publication, resale } from "../../testing/sample-facts.ts";
import { TestChain } from "../../testing/test-chain.ts";
import { metric } from "./metric.ts";

const HUGE = 10n ** 77n;

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

async function capsOf(event: Partial<EventFact>, ...facts: ChainFact[]) {
  const rows = await computeOnce(database, blocksOf(1, [publication("e1", event), ...facts]));
  return { caps: rows.event_cap ?? [], excess: rows.event_cap_excess ?? [] };
}

async function addRule(id: string, fields: { from?: string; to?: string; multiplier: string }) {
  await database.pool.query(
    `insert into app.cap_rule (id, jurisdiction, name, valid_from, valid_to, base, multiplier, status)
     values ($1, 'DE', $1, $2, $3, 'ORIGINAL_PRICE', $4, 'UNVERIFIED')`,
    [id, fields.from, fields.to, fields.multiplier],
  );
}

test("a price is above the cap from the first unit over it, and the excess is what is over it", async () => {
  const prices = [0n, 999n, 1000n, 1001n, 1500n];
  const { caps, excess } = await capsOf({ country: "IE" }, ...prices.map((price) => resale("e1", { price })));
  expect(caps).toEqual([
    {
      event_id: "e1",
      rule_id: "ie-act-21-2021",
      rule_status: "VERIFIED",
      resale_count: "5",
      price_unknown_count: "0",
      face_unknown_count: "0",
      mixed_currency_count: "0",
      measured_count: "5",
      above_count: "2",
      reason: null,
      as_of_block: "1",
      methodology: "1",
    },
  ]);
  expect(excess).toMatchObject([{ currency: "c1", above_count: "2", excess: "501", as_of_block: "1" }]);
});

test("a rule that is not verified is measured, and its rows say so", async () => {
  const { caps } = await capsOf({ country: "gb" }, resale("e1", { price: 2000n }));
  expect(caps).toMatchObject([{ rule_id: "gb-resale-cap", rule_status: "UNVERIFIED", above_count: "1" }]);
});

test("countries without a price cap, parts of countries and events of no known country have no rows", async () => {
  const countries = ["FR", "IT", "US", "CN", "AU", "CA", "DE", "ZZ", null];
  const facts = countries.flatMap((country, index) => [
    publication(`e${index}`, { country }),
    resale(`e${index}`),
  ]);
  const rows = await computeOnce(database, blocksOf(1, facts));
  expect(rows).toMatchObject({ event_cap: [], event_cap_excess: [] });
});

test("a complimentary ticket may not be sold at all; excess is kept by currency, up to 10^77 units", async () => {
  const { caps, excess } = await capsOf(
    { country: "IE" },
    resale("e1", { price: 7n, faceValue: 0n, faceCurrency: "c2" }),
    resale("e1", { price: 0n, faceValue: 0n }),
    resale("e1", { price: HUGE, faceValue: HUGE - 1n, currency: "c2", faceCurrency: "c2" }),
    resale("e1", { price: HUGE, faceValue: 0n }),
  );
  expect(caps).toMatchObject([{ measured_count: "4", above_count: "3" }]);
  expect(excess).toHaveLength(2);
  expect(excess).toContainEqual(expect.objectContaining({ currency: "c1", excess: String(HUGE + 7n) }));
  expect(excess).toContainEqual(expect.objectContaining({ currency: "c2", excess: "1" }));
});

test("what cannot be measured is counted by reason", async () => {
  const unpriced = resale("e1", { price: null, currency: null });
  const faceless = resale("e1", { faceValue: null });
  const mixed = resale("e1", { faceCurrency: "c2" });
  const partial = resale("e1", { bundle: { order: "01", size: 2n } });
  const cases = [
    { sold: [], row: { resale_count: "0", measured_count: "0", reason: "NO_SALES" } },
    { sold: [unpriced, partial], row: { price_unknown_count: "2", reason: "PRICE_UNKNOWN" } },
    { sold: [faceless], row: { face_unknown_count: "1", reason: "FACE_UNKNOWN" } },
    { sold: [mixed], row: { mixed_currency_count: "1", reason: "MIXED_CURRENCY" } },
    { sold: [mixed, faceless], row: { resale_count: "2", measured_count: "0", reason: "LOW_N" } },
    { sold: [mixed, resale("e1")], row: { measured_count: "1", reason: null } },
  ];
  const facts = cases.flatMap(({ sold }, index) => [
    publication(`e${index}`, { country: "IE" }),
    ...sold.map((sale) => ({ ...sale, event: `e${index}` })),
  ]);
  const rows = await computeOnce(database, blocksOf(1, facts));
  expect(
    rows.event_cap?.toSorted((a, b) => (String(a.event_id) < String(b.event_id) ? -1 : 1)),
  ).toMatchObject(cases.map(({ row }) => row));
});

test("a multiplier is exact, and the highest whole price below it is still within the cap", async () => {
  await addRule("tenth", { multiplier: "1.1" });
  const prices = [1100n, 1101n].map((price) => resale("e1", { price, faceValue: 1001n }));
  const { caps, excess } = await capsOf(
    { country: "DE" },
    ...prices,
    resale("e1", { price: 1102n, faceValue: 1001n }),
  );
  expect(caps).toMatchObject([{ rule_id: "tenth", measured_count: "3", above_count: "1" }]);
  expect(excess).toMatchObject([{ excess: "1" }]);
});

test("a rule counts from its first to its last day on the event's clocks", async () => {
  await addRule("dated", { from: "2026-06-02", to: "2026-06-03", multiplier: "1" });
  const at = (day: number, hour: number, minute: number) => Date.UTC(2026, 5, day, hour, minute) / 1000;
  // Berlin is two hours ahead: 2 June begins there at 22:00 of 1 June.
  const times = [at(1, 21, 59), at(1, 22, 0), at(3, 21, 59), at(3, 22, 0)];
  const blocks = times.map((time, index) => ({
    number: index + 2,
    time,
    facts: [resale("e1", { price: 1000n + 10n ** BigInt(index) })],
  }));
  const event = publication("e1", { country: "DE", timeZone: "Europe/Berlin" });
  const rows = await computeOnce(database, [{ number: 1, time: at(1, 0, 0), facts: [event] }, ...blocks]);
  expect(rows.event_cap).toMatchObject([{ resale_count: "2", above_count: "2", as_of_block: "4" }]);
  expect(rows.event_cap_excess).toMatchObject([{ excess: "110", as_of_block: "4" }]);
});

test("a changed rule has every event computed anew, an unchanged one none", async () => {
  const chain = await TestChain.create(database.pool, 77);
  const unit = { metric, network: chain };
  await chain.commit(blocksOf(1, [publication("e1", { country: "DE" }), resale("e1", { price: 1050n })]));
  const catchUp = async () => {
    await applyChanges(database.db, unit);
    const { pool, db } = database;
    const { signal } = new AbortController();
    const { computed } = await recomputeDirty({ pool, db, logger: silentLogger, signal }, unit);
    return { computed, rows: (await readMetrics(pool, 77)).event_cap };
  };
  expect(await catchUp()).toEqual({ computed: 1, rows: [] });
  expect(await catchUp()).toEqual({ computed: 0, rows: [] });
  await addRule("own", { multiplier: "1" });
  expect(await catchUp()).toMatchObject({ computed: 1, rows: [{ rule_id: "own", above_count: "1" }] });
  await database.pool.query("update app.cap_rule set multiplier = 1.05 where id = 'own'");
  expect(await catchUp()).toMatchObject({ computed: 1, rows: [{ rule_id: "own", above_count: "0" }] });
  expect(await catchUp()).toMatchObject({ computed: 0 });
  await database.pool.query("delete from app.cap_rule where id = 'own'");
  expect(await catchUp()).toEqual({ computed: 1, rows: [] });
});

test("random resales of many events equal the ledger in every value", async () => {
  const amount = fc.oneof(fc.constantFrom(0n, 999n, 1000n, 1001n), fc.bigInt(0n, HUGE));
  const sale = fc.record({
    price: fc.option(amount, { freq: 9 }),
    faceValue: fc.option(amount, { freq: 9 }),
    currency: fc.constantFrom("c1", "c1", "c2"),
    faceCurrency: fc.option(fc.constantFrom("c1", "c1", "c2"), { freq: 9 }),
    kind: fc.constantFrom("PRIMARY" as const, "SECONDARY" as const, "SECONDARY" as const),
    bundle: fc.option(fc.record({ order: fc.constantFrom("01", "02"), size: fc.bigInt(2n, 4n) }), {
      freq: 1,
    }),
  });
  const event = fc.record({
    country: fc.constantFrom("IE", "GB", "IE", "FR", "DE"),
    sales: fc.array(sale, { maxLength: 9 }),
  });
  const property = fc.asyncProperty(fc.array(event, { minLength: 30, maxLength: 40 }), async (events) => {
    const published = events.map(({ country }, index) => publication(`${index + 10}`, { country }));
    const sold = events.flatMap(({ sales }, index) => sales.map((fields) => resale(`${index + 10}`, fields)));
    const half = sold.length >> 1;
    const blocks = blocksOf(1, published, sold.slice(0, half), sold.slice(half));
    const { event_cap, event_cap_excess } = await computeOnce(database, blocks);
    const expected = expectedMetrics(blocks);
    expect(event_cap).toEqual(expected.event_cap);
    expect(event_cap_excess).toEqual(expected.event_cap_excess);
    expect(event_cap_excess?.length).toBeGreaterThan(0);
  });
  await fc.assert(property, { numRuns: 3 });
});
