import { createTestDatabase } from "@facevalue/db/testing";
import { expect, onTestFinished, test } from "vitest";
import type { Metric } from "../metrics/metric.ts";
import type { RateFact } from "../testing/rate-fact.ts";
import { blocksOf, publication, resale, START_TIME } from "../testing/sample-facts.ts";
import { TestChain } from "../testing/test-chain.ts";
import { applyChanges } from "./apply-changes.ts";

const WEEK = 7 * 86_400;
const metric: Metric = {
  name: "converts",
  methodology: 1,
  tables: [],
  keyColumn: "event_id",
  keySources: [{ table: "event_change", column: "event", isImmutable: true }],
  rateSources: [
    { table: "sale", column: "event", currency: "currency", time: "timestamp", isImmutable: true },
    { table: "listing", column: "event", currency: "currency", time: "updated_at", isImmutable: false },
  ],
  alsoReads: [],
  recompute: () => Promise.resolve(),
};

/** A metric that has read a chain of three sales, a second apart: e1 and e2 in c1, e3 in c2. */
async function openReader() {
  const { pool, db, drop } = await createTestDatabase();
  onTestFinished(drop);
  const chain = await TestChain.create(pool, 5);
  const read = async (one: Metric = metric) => {
    await applyChanges(db, { metric: one, network: chain });
    const { rows } = await pool.query<{ key: string; version: number }>(
      "delete from ops.dirty_key where metric = $1 returning encode(key, 'hex') as key, version::int",
      [one.name],
    );
    expect(rows.every(({ version }) => version === 1)).toBe(true);
    return rows.map(({ key }) => key).sort();
  };
  await chain.commit(blocksOf(0, [publication("e1"), publication("e2"), publication("e3")]));
  await read();
  const sold = [[resale("e1")], [resale("e2")], [resale("e3", { currency: "c2" })]];
  await chain.commit(blocksOf(1, ...sold));
  const tell = (...rates: Partial<RateFact>[]) =>
    chain.tellRates(
      rates.map((rate) => ({
        currency: "c1",
        fiat: "EUR",
        source: "a",
        time: START_TIME,
        rate: 5n,
        ...rate,
      })),
    );
  return { pool, db, chain, read, tell };
}

test("a rate touches the sales in its currency that it may convert, once, and a metric without rates never", async () => {
  const { read, tell } = await openReader();
  expect(await read()).toEqual([]);
  await tell({ time: START_TIME + 1 }, { time: START_TIME + 3, currency: "c2", fiat: "JPY" });
  expect(await read()).toEqual(["e1", "e2", "e3"]);
  expect(await read()).toEqual([]);
  await tell({ time: START_TIME + 2 });
  expect(await read()).toEqual(["e2"]);
  await tell({ time: START_TIME + 3 });
  expect(await read()).toEqual([]);
  const { rateSources: _, ...plain } = { ...metric, name: "plain" };
  expect(await read(plain)).toEqual(["e1", "e2", "e3"]);
  await tell({ time: START_TIME - 9 });
  expect(await read(plain)).toEqual([]);
});

test("a rate touches what follows it within a week, and not what comes later", async () => {
  const { read, tell } = await openReader();
  await tell({ time: START_TIME + 1 - WEEK });
  expect(await read()).toEqual(["e1"]);
  await tell({ time: START_TIME - WEEK });
  expect(await read()).toEqual([]);
  await tell({ time: START_TIME - 2 * WEEK }, { time: START_TIME + 2 });
  expect(await read()).toEqual(["e2"]);
});

test("a rate between currencies off the chain touches what is paid in any known currency", async () => {
  const { chain, read, tell } = await openReader();
  const dollar = { currency: Buffer.from("USD").toString("hex"), time: START_TIME + 2 };
  await tell(dollar);
  expect(await read()).toEqual([]);
  const known = ["c1", "c2"].map(
    (currency) => ({ type: "currency", currency, symbol: "T", decimals: 6 }) as const,
  );
  await chain.commit(blocksOf(10, [...known]));
  await read();
  await tell({ ...dollar, source: "b" });
  expect(await read()).toEqual(["e2", "e3"]);
  await tell({ currency: Buffer.from("EUR").toString("hex"), fiat: "USD", time: START_TIME + 3 });
  expect(await read()).toEqual(["e3"]);
  await tell({ ...dollar, time: START_TIME + 4 });
  expect(await read()).toEqual([]);
});

test("current rows of a mutable table are touched as they are now", async () => {
  const { chain, read, tell } = await openReader();
  const listed = { type: "listing", ticket: "10", seller: "a1", currency: "c1", price: 5n } as const;
  await chain.commit(blocksOf(10, [{ ...listed, listing: "70", event: "e1", kind: "LISTED" }]));
  await chain.commit(
    blocksOf(20, [{ ...listed, listing: "70", event: "e1", currency: "c2", kind: "PRICE_CHANGED" }]),
  );
  await read();
  await tell({ time: START_TIME + 4 });
  expect(await read()).toEqual([]);
  await tell({ time: START_TIME + 20, currency: "c2" });
  expect(await read()).toEqual(["e1"]);
});

test("rates of another network, or known before the first computation, touch nothing", async () => {
  const { pool, read, tell } = await openReader();
  const other = await TestChain.create(pool, 6);
  await other.tellRates([{ currency: "c1", fiat: "EUR", source: "a", time: START_TIME, rate: 5n }]);
  expect(await read()).toEqual([]);
  await tell({});
  const late = { ...metric, name: "late" };
  expect(await read(late)).toEqual(["e1", "e2", "e3"]);
  expect(await read(late)).toEqual([]);
});

test("rates become visible in the order of their numbers, whoever writes them at once", async () => {
  const { pool, read, tell } = await openReader();
  const slow = await pool.connect();
  const insert =
    "insert into app.fx_rate (chain_id, currency, fiat, source, at, rate) values (5, '\\xc1', 'EUR', $1, to_timestamp($2), 1)";
  await slow.query("begin");
  await slow.query(insert, ["slow", START_TIME + 1]);
  let isTold = false;
  const told = tell({ time: START_TIME + 2 }).then(() => {
    isTold = true;
  });
  expect(await read()).toEqual([]);
  expect(isTold).toBe(false);
  await slow.query("commit");
  slow.release();
  await told;
  expect(await read()).toEqual(["e1", "e2"]);
});

test("new rates ring the bell", async () => {
  const { pool, tell } = await openReader();
  const client = await pool.connect();
  const rung = new Promise((resolve) => client.once("notification", ({ payload }) => resolve(payload)));
  await client.query("listen facevalue_change");
  await tell({});
  expect(await rung).toBe("fx_rate");
  client.release(true);
});
