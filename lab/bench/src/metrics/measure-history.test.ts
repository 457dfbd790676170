import { silentLogger } from "@facevalue/core";
import { createPool } from "@facevalue/db";
import { loadBuild, openStorage } from "@facevalue/indexer";
import { METRICS } from "@facevalue/workers";
import type pg from "pg";
import { expect, test } from "vitest";
import { openBenchDatabase } from "../index/database.ts";
import { PRODUCT_SUBGRAPH } from "../index/season-work.ts";
import { loadHistory } from "./load/load-history.ts";
import { checkMetrics } from "./measure/check-metrics.ts";
import { runCommand } from "./measure/run-command.ts";
import { measureHistory } from "./measure-history.ts";

const isCountable = process.platform === "linux";
const SALES = 2000;
const UNTOUCHED = "chain_4243";

test.runIf(isCountable)("a short run has every figure", { timeout: 240_000 }, async () => {
  const options = {
    seed: 1,
    sales: SALES,
    blocks: 3,
    profileFolder: null,
    isExplained: false,
    isBrief: false,
  };
  const figures = await measureHistory(options);
  const names = figures.map(({ name }) => name);
  const parts = ["time", "cpu.worker", "cpu.postgres", "memory.peak"];
  const runs = ["work", "recompute", ...METRICS.map(({ name }) => `metric.${name}`)];
  expect(names).toEqual(expect.arrayContaining(runs.flatMap((run) => parts.map((part) => `${run}.${part}`))));
  const costs = ["block.time", "block.cpu", "block.cpu.worker", "block.cpu.postgres"];
  expect(names).toEqual(expect.arrayContaining(costs.flatMap((cost) => [`${cost}.median`, `${cost}.p95`])));
  expect(figures.filter(({ value }) => !Number.isFinite(value))).toEqual([]);
});

test.runIf(isCountable)(
  "the made tables are the indexer's, and a wrong metric is refused",
  { timeout: 240_000 },
  async () => {
    const database = await openBenchDatabase();
    const history = await loadHistory({ databaseUrl: database.url, seed: 1, sales: SALES });
    try {
      await makeUntouched(database.url);
      const made = await describeIndexes(database.pool, history.schemaName);
      expect(made).toEqual(await describeIndexes(database.pool, UNTOUCHED));
      expect(made.length).toBeGreaterThan(100);
      for (const [table, count] of history.counts) {
        const { rows } = await database.pool.query(
          `select count(*)::int as rows from ${history.schemaName}.${table}`,
        );
        expect(rows[0].rows, table).toBeGreaterThanOrEqual(count);
      }
      await runCommand({ args: ["recompute", "--database", database.url], profileFolder: null });
      await checkMetrics(database.pool, history.world.tally);
      await database.pool.query(
        "update metrics.event_sales set resale_count = resale_count + 1 where event_id = (select min(event_id) from metrics.event_sales)",
      );
      await expect(checkMetrics(database.pool, history.world.tally)).rejects.toThrow(/1 differ/);
    } finally {
      await history.close();
      await database.stop();
    }
  },
);

/** Tables of another chain, as the indexer leaves them. */
async function makeUntouched(databaseUrl: string): Promise<void> {
  const pool = createPool(databaseUrl, { max: 3 });
  const { schema: entitySchema, fingerprint } = await loadBuild(PRODUCT_SUBGRAPH);
  const own = { pool, chainId: 4243, schemaName: UNTOUCHED, entitySchema, fingerprint, network: null };
  const storage = await openStorage({ ...own, keepHistory: false, logger: silentLogger });
  await storage.buildIndexes();
  await storage.close();
  await pool.end();
}

/** Every index and constraint of a chain's tables. */
async function describeIndexes(pool: pg.Pool, schemaName: string): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(
    `select indexdef as line from pg_indexes where schemaname = $1
      union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
        where connamespace = $1::regnamespace`,
    [schemaName],
  );
  return rows.map(({ line }) => line.replaceAll(schemaName, "chain")).sort();
}
