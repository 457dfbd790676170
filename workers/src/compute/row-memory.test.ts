import { silentLogger } from "@facevalue/core";
import { createTestDatabase } from "@facevalue/db/testing";
import { expect, onTestFinished, test } from "vitest";
import { applyChanges } from "../feed/apply-changes.ts";
import { METRICS } from "../metrics/registry.ts";
import { blocksOf, publication, resale } from "../testing/sample-facts.ts";
import { TestChain } from "../testing/test-chain.ts";
import type { MetricOnNetwork } from "./metric-on-network.ts";
import { recomputeDirty } from "./recompute-dirty.ts";
import { type KeyRows, RowMemory } from "./row-memory.ts";

const rowsOf = (values: string): KeyRows => new Map([["event_sales", new Map([["1", values]])]]);

test("what was used longest ago is forgotten first", () => {
  const unit = { metric: { name: "m" }, network: { chainId: 1, schema: "s" } } as unknown as MetricOnNetwork;
  const [first, second, third] = ["1", "2", "3"].map((name) => Buffer.from(name)) as [Buffer, Buffer, Buffer];
  const memory = new RowMemory(10);
  memory.keep(unit, first, { stamp: "a", rows: rowsOf("123") });
  memory.keep(unit, second, { stamp: "a", rows: rowsOf("123") });
  memory.keep(unit, first, { stamp: "b", rows: rowsOf("456") });
  memory.keep(unit, third, { stamp: "a", rows: rowsOf("123") });
  expect(memory.recall(unit, first, "b")).toEqual(rowsOf("456"));
  expect(memory.recall(unit, first, "a")).toBeNull();
  expect(memory.recall(unit, second, "a")).toBeNull();
  memory.keep(unit, third, { stamp: "b", rows: rowsOf("too long to keep") });
  expect(memory.recall(unit, third, "a")).toBeNull();
});

test("rows that another worker wrote meanwhile are not taken for one's own", async () => {
  const { pool, db, drop } = await createTestDatabase();
  onTestFinished(drop);
  const chain = await TestChain.create(pool, 5);
  const metric = METRICS.find(({ name }) => name === "event-sales");
  if (metric === undefined) throw new Error("there is no such metric");
  const [mine, theirs] = [new RowMemory(), new RowMemory()];
  const counts = async (memory: RowMemory) => {
    await applyChanges(db, { metric, network: chain });
    const { signal } = new AbortController();
    await recomputeDirty({ pool, db, logger: silentLogger, signal, memory }, { metric, network: chain });
    const { rows } = await pool.query("select resale_count::int as count from metrics.event_sales");
    return rows.map(({ count }) => count);
  };
  await chain.commit(blocksOf(1, [publication("e1")], [resale("e1")]));
  expect(await counts(mine)).toEqual([1]);
  await chain.commit(blocksOf(3, [resale("e1"), resale("e1")]));
  expect(await counts(theirs)).toEqual([3]);
  await chain.rollback(2);
  expect(await counts(mine)).toEqual([1]);
  await chain.commit(blocksOf(3, [resale("e1")]));
  expect(await counts(mine)).toEqual([2]);
});

test("a computation from scratch puts back what somebody deleted, whichever worker does it", async () => {
  const { pool, db, drop } = await createTestDatabase();
  onTestFinished(drop);
  const chain = await TestChain.create(pool, 6);
  await chain.commit(blocksOf(1, [publication("e1")], [resale("e1")]));
  const memory = new RowMemory();
  const { signal } = new AbortController();
  for (const metric of METRICS.filter(({ isOptional }) => isOptional !== true)) {
    const unit = { metric, network: chain };
    const count = async () => {
      await recomputeDirty({ pool, db, logger: silentLogger, signal, memory }, unit);
      const counts = metric.tables.map((table) => `(select count(*) from metrics.${table})`);
      return (await pool.query(`select (${counts.join(" + ")})::int as rows`)).rows[0].rows;
    };
    await applyChanges(db, unit);
    const before = await count();
    for (const table of metric.tables) await pool.query(`delete from metrics.${table}`);
    await applyChanges(db, unit, { isFromScratch: true });
    expect([metric.name, await count()]).toEqual([metric.name, before]);
  }
});
