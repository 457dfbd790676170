import { createTestDatabase } from "@facevalue/db/testing";
import { expect, onTestFinished, test } from "vitest";
import { METRICS } from "../metrics/registry.ts";
import { blocksOf, publication } from "../testing/sample-facts.ts";
import { TestChain } from "../testing/test-chain.ts";
import { applyChanges } from "./apply-changes.ts";

/** A metric that has read its network's first three entries, of one event each. */
async function openReader() {
  const { pool, db, drop } = await createTestDatabase();
  onTestFinished(drop);
  const chain = await TestChain.create(pool, 5);
  const [metric] = METRICS;
  if (metric === undefined) throw new Error("there is no metric");
  for (const number of [1, 2, 3]) await chain.commit(blocksOf(number, [publication(`e${number}`)]));
  const read = async () => {
    await applyChanges(db, { metric, network: chain });
    const { rows } = await pool.query<{ key: string }>(
      "delete from ops.dirty_key where metric = $1 returning encode(key, 'hex') as key",
      [metric.name],
    );
    return rows.map(({ key }) => key).sort();
  };
  const all = await read();
  const forget = (before: number) =>
    pool.query(`delete from ${chain.schema}.change$ where seq < $1`, [before]);
  return { chain, read, all, forget };
}

test("entries that were pruned before the place are not missed", async () => {
  const { chain, read, all, forget } = await openReader();
  expect(all).toHaveLength(3);
  await chain.commit(blocksOf(4, [publication("e4")]));
  await forget(3);
  expect(await read()).toHaveLength(1);
});

test("a metric whose next entries were pruned starts from scratch", async () => {
  const { chain, read, all, forget } = await openReader();
  for (const number of [4, 5, 6]) await chain.commit(blocksOf(number, [publication(`e${number}`)]));
  await forget(5);
  expect((await read()).length).toBe(all.length + 3);
  await chain.commit(blocksOf(7, [publication("e7")]));
  expect(await read()).toHaveLength(1);
});
