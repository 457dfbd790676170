import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { silentLogger } from "@facevalue/core";
import type { Session } from "@facevalue/db";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { metric as eventMarkup } from "./metrics/event-markup/metric.ts";
import { metric as eventSales } from "./metrics/event-sales/metric.ts";
import type { Metric, RecomputeScope } from "./metrics/metric.ts";
import { METRICS } from "./metrics/registry.ts";
import { recomputeMetrics } from "./recompute-metrics.ts";
import { startWorkers, type Workers } from "./start-workers.ts";
import { gatedMetric } from "./testing/gated-metric.ts";
import { expectedMetrics, ledgerTables } from "./testing/ledger/expected-metrics.ts";
import { type MetricRows, readMetrics } from "./testing/read-metrics.ts";
import { blocksOf, publication, resale } from "./testing/sample-facts.ts";
import { TestChain } from "./testing/test-chain.ts";

const CHAIN_ID = 31337;
let database: TestDatabase;
let chain: TestChain;
const opened: Workers[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  chain = await TestChain.create(database.pool, CHAIN_ID);
});
afterEach(async () => {
  for (const workers of opened.splice(0)) await workers.close();
  await database.drop();
});

async function start(metrics?: readonly Metric[]): Promise<Workers> {
  const workers = await startWorkers({ databaseUrl: database.url, logger: silentLogger, metrics });
  opened.push(workers);
  return workers;
}

/** The tables of these metrics are what the ledgers say. */
async function expectLedger(metrics: readonly Metric[] = METRICS): Promise<void> {
  const tables = new Set(metrics.flatMap((metric) => metric.tables));
  const ofThese = (rows: MetricRows) =>
    Object.fromEntries(Object.entries(rows).filter(([table]) => tables.has(table)));
  const rows = ledgerTables(await readMetrics(database.pool, CHAIN_ID));
  expect(ofThese(rows)).toEqual(ofThese(expectedMetrics(chain.blocks)));
}

async function watermarks(): Promise<Record<string, number>> {
  const { rows } = await database.pool.query("select metric, block::int from ops.metric_state");
  return Object.fromEntries(rows.map(({ metric, block }) => [metric, block]));
}

function allAt(block: number): Record<string, number> {
  return Object.fromEntries(METRICS.map(({ name }) => [name, block]));
}

test("figures follow new blocks", async () => {
  await chain.commit(blocksOf(1, [publication("e1")]));
  const workers = await start();
  await workers.idle();
  for (let number = 2; number < 12; number += 1) {
    await chain.commit(blocksOf(number, [resale("e1", { price: BigInt(900 + number) })]));
    const isThere = async () => expect(await watermarks()).toEqual(allAt(number));
    await vi.waitFor(isThere, { timeout: 20_000, interval: 5 });
  }
  await expectLedger();
});

test("a block that touches nothing moves the watermark, and a roll-back moves it back", async () => {
  const workers = await start();
  await chain.commit(blocksOf(1, [publication("e1")], [resale("e1")], []));
  await workers.idle();
  expect(await watermarks()).toEqual(allAt(3));
  await chain.rollback(1);
  await workers.idle();
  expect(await watermarks()).toEqual(allAt(1));
  await expectLedger();
});

test("a network whose feed has no entries is as fresh as its last block", async () => {
  await database.pool.query(`update ${chain.schema}.cursor$ set block_number = 7, block_time = now()`);
  await (await start()).idle();
  expect(await watermarks()).toEqual(allAt(7));
  await chain.commit(blocksOf(8, [publication("e1")]));
  await opened.at(-1)?.idle();
  await expectLedger();
});

test("a network whose tables do not exist yet is waited for", async () => {
  await database.pool.query(
    "insert into ops.network (chain_id, schema_name, fingerprint) values (1, 'chain_1', 'x')",
  );
  const workers = await start();
  await workers.idle();
  await database.pool.query("delete from ops.network where chain_id = 1");
  const late = await TestChain.create(database.pool, 1);
  await late.commit(blocksOf(1, [publication("e1")], [resale("e1")]));
  await workers.idle();
  expect(ledgerTables(await readMetrics(database.pool, 1))).toEqual(expectedMetrics(late.blocks));
});

test("keys that are marked while their metric is computed are computed too", async () => {
  const { metric, whenEntered, open } = gatedMetric(eventSales);
  const workers = await start([metric, eventMarkup]);
  await chain.commit(blocksOf(1, [publication("e1")]));
  await whenEntered();
  await chain.commit(blocksOf(2, [resale("e1")]));
  await chain.commit(blocksOf(3, [publication("e2"), resale("e2")]));
  open();
  await workers.idle();
  await expectLedger([metric, eventMarkup]);
});

test("a stop in mid-job finishes the batch, leaves the rest marked, and the next start goes on", async () => {
  const { metric, whenEntered, open } = gatedMetric(eventSales);
  const workers = await start([metric]);
  const events = Array.from({ length: 60 }, (_, index) => `e${(index + 256).toString(16)}`);
  await chain.commit(
    blocksOf(
      1,
      events.map((event) => publication(event)),
    ),
  );
  await whenEntered();
  const closing = workers.close();
  open();
  await closing;
  await expect(workers.idle()).rejects.toThrow();
  const { rows } = await database.pool.query("select count(*)::int as n from ops.dirty_key");
  expect(rows[0].n).toBe(10);
  await (await start()).idle();
  await expectLedger();
});

test("what a killed worker left is computed at the next start, without waiting for its job to be given up", async () => {
  await chain.commit(blocksOf(1, [publication("e1")], [resale("e1")]));
  const script = fileURLToPath(new URL("./testing/hanging-worker.ts", import.meta.url));
  const child = spawn(process.execPath, [script, database.url], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  const workers = await start();
  const startedAt = performance.now();
  await workers.idle();
  expect(performance.now() - startedAt).toBeLessThan(20_000);
  await expectLedger();
});

test("two workers at once give the same figures as one", async () => {
  const [first, second] = [await start(), await start()];
  for (let number = 1; number < 40; number += 1) {
    const event = `e${number % 7}`;
    const facts = number < 8 ? [publication(event)] : [resale(event, { price: BigInt(number * 50) })];
    await chain.commit(blocksOf(number, facts));
    if (number % 9 === 0) await chain.rollback(number - 2);
  }
  await Promise.all([first.idle(), second.idle()]);
  await expectLedger();
});

test("a new methodology recomputes every row", async () => {
  await chain.commit(blocksOf(1, [publication("e1")], [resale("e1")]));
  const before = await start();
  await before.idle();
  await before.close();
  const next: Metric = {
    ...eventSales,
    methodology: eventSales.methodology + 1,
    recompute: (session, scope) => recomputeAs(next, { session, scope }),
  };
  await (await start([next])).idle();
  const { rows } = await database.pool.query(
    "select methodology from ops.metric_state where metric = 'event-sales'",
  );
  expect(rows).toEqual([{ methodology: next.methodology }]);
});

async function recomputeAs(
  metric: Metric,
  { session, scope }: { session: Session; scope: RecomputeScope },
): Promise<void> {
  await eventSales.recompute(session, scope);
  await sql`update metrics.event_sales set methodology = ${metric.methodology}`.execute(session.db);
}

test("a key that cannot be computed is set aside, named, and computed once it can be", async () => {
  let isBroken = true;
  const fragile: Metric = {
    ...eventSales,
    async recompute(session, scope) {
      if (isBroken && scope.keys.some((key) => key.toString("hex") === "e3"))
        await sql`select 1 / 0`.execute(session.db);
      await eventSales.recompute(session, scope);
    },
  };
  const workers = await start([fragile, eventMarkup]);
  const events = ["e1", "e2", "e3", "e4", "e5", "e6", "e7"];
  await chain.commit(
    blocksOf(
      1,
      events.map((event) => publication(event)),
      events.map((event) => resale(event)),
    ),
  );
  await expect(workers.idle()).rejects.toMatchObject({
    code: "METRIC_FAILED",
    message: expect.stringMatching(/event-sales.*31337.*0xe3.*division by zero/),
  });
  const dirty = await database.pool.query("select encode(key, 'hex') as key from ops.dirty_key");
  expect(dirty.rows).toEqual([{ key: "e3" }]);
  const { event_sales, event_markup } = await readMetrics(database.pool, CHAIN_ID);
  expect(event_sales?.map(({ event_id }) => event_id)).toEqual(
    ["e1", "e2", "e4", "e5", "e6", "e7"].toSorted(),
  );
  expect(new Set(event_markup?.map(({ event_id }) => event_id)).size).toBe(7);
  expect(await watermarks()).toEqual({ "event-markup": 2, "event-sales": 2 });

  isBroken = false;
  await recomputeMetrics({ pool: database.pool, metrics: ["event-sales"] });
  await workers.idle();
  await expectLedger([fragile, eventMarkup]);
});

test("a recomputation removes rows of keys that are gone and rejects unknown metrics", async () => {
  await chain.commit(blocksOf(1, [publication("e1")]));
  await recomputeMetrics({ pool: database.pool });
  await database.pool.query(
    `update metrics.event_sales set resale_count = 7;
     insert into metrics.event_markup_bin values (31337, '\\xff', 'TOKEN', 'RAW', 0, 500, 1, 1, 1, now())`,
  );
  await recomputeMetrics({ pool: database.pool });
  await expectLedger();
  await expect(recomputeMetrics({ pool: database.pool, metrics: ["sales"] })).rejects.toThrow(
    `there is no metric sales: choose one of ${METRICS.map(({ name }) => name).join(", ")}`,
  );
});
