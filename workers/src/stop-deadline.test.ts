import { silentLogger } from "@facevalue/core";
import { createTestDatabase } from "@facevalue/db/testing";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { metric as eventMarkup } from "./metrics/event-markup/metric.ts";
import { metric as eventSales } from "./metrics/event-sales/metric.ts";
import type { Metric } from "./metrics/metric.ts";
import { startWorkers } from "./start-workers.ts";
import { gatedMetric } from "./testing/gated-metric.ts";
import { expectedMetrics, ledgerTables } from "./testing/ledger/expected-metrics.ts";
import { readMetrics } from "./testing/read-metrics.ts";
import { blocksOf, publication, resale } from "./testing/sample-facts.ts";
import { TestChain } from "./testing/test-chain.ts";

test("a stop waits neither for a statement nor for a computation that does not end, and loses nothing", async () => {
  const database = await createTestDatabase();
  const chain = await TestChain.create(database.pool, 31337);
  await chain.commit(blocksOf(1, [publication("e1")], [resale("e1")]));
  const entered = Promise.withResolvers<void>();
  const endless: Metric = {
    ...eventSales,
    async recompute(session, scope) {
      await eventSales.recompute(session, scope);
      entered.resolve();
      await sql`select pg_sleep(600)`.execute(session.db);
    },
  };
  const { metric: hanging, whenEntered } = gatedMetric(eventMarkup);
  const options = { databaseUrl: database.url, logger: silentLogger };
  const workers = await startWorkers({ ...options, metrics: [endless, hanging] });
  await Promise.all([entered.promise, whenEntered()]);
  await workers.close();

  const { rows } = await database.pool.query("select metric, failures from ops.dirty_key order by metric");
  expect(rows).toEqual([
    { metric: "event-markup", failures: 0 },
    { metric: "event-sales", failures: 0 },
  ]);
  expect((await database.pool.query("select from metrics.event_sales")).rowCount).toBe(0);
  const next = await startWorkers(options);
  await next.idle();
  expect(ledgerTables(await readMetrics(database.pool, 31337))).toEqual(expectedMetrics(chain.blocks));
  await next.close();
  await database.drop();
});
