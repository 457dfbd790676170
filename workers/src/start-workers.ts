import { randomUUID } from "node:crypto";
import { type Logger, Shutdown } from "@facevalue/core";
import { createDatabase, createPool, type Database } from "@facevalue/db";
import type { Kysely } from "kysely";
import { type DrainContext, type DrainResult, recomputeDirty } from "./compute/recompute-dirty.ts";
import { RowMemory } from "./compute/row-memory.ts";
import { updateRows } from "./compute/update-rows.ts";
import { FactsKeeper } from "./detection/facts/facts-keeper.ts";
import { RunKeeper } from "./detection/update/run-keeper.ts";
import { openChangeBell } from "./feed/change-bell.ts";
import { Scheduler } from "./feed/scheduler.ts";
import { EventMemory } from "./memory/event-memory.ts";
import { seedCapRules } from "./metrics/event-cap/rules/seed-cap-rules.ts";
import type { Metric } from "./metrics/metric.ts";
import { METRICS } from "./metrics/registry.ts";
import { openMetricQueue } from "./queue/metric-queue.ts";
import { type MetricHandler, openMetricWorker } from "./queue/metric-worker.ts";
import { postgresBackend } from "./queue/postgres-backend.ts";
import type { QueueBackend } from "./queue/queue-backend.ts";
import { readInstallation } from "./queue/read-installation.ts";
import { redisBackend } from "./queue/redis-backend.ts";
import { RestingMetrics } from "./resting-metrics.ts";
import { StopDeadline } from "./stop-deadline.ts";
import { waitUntilIdle } from "./wait-until-idle.ts";
import type { WorkObserver } from "./work-observer.ts";

/** Fallback for a bell that did not ring, and for keys that are due again. */
const POLL_MS = 2000;
const DEFAULT_CONCURRENCY = 2;
/** Connections for the scheduler. */
const MOST_SCHEDULED_AT_ONCE = 4;
const STOPPED: DrainResult = { outcome: "stopped", computed: 0, setAside: 0 };
/** The next poll asks again. */
const RESTING: DrainResult = { outcome: "keys-left", computed: 0, setAside: 0 };

export interface WorkersOptions {
  /** Migrated database. */
  readonly databaseUrl: string;
  /** Redis that holds the queue; without it Postgres does. */
  readonly redisUrl?: string;
  readonly logger: Logger;
  /** Closes the workers when it aborts. */
  readonly signal?: AbortSignal;
  /** Metrics computed at a time; 2 by default. */
  readonly concurrency?: number;
  /** Instead of all of the registry. */
  readonly metrics?: readonly Metric[];
  readonly observer?: WorkObserver;
  /** Most keys computed in one transaction; 50,000 by default. */
  readonly batchKeys?: number;
}

export interface Workers {
  /**
   * Resolves once every metric has caught up with the chain tables as of the call.
   * @throws METRIC_FAILED naming the metric when keys go on failing
   */
  idle(): Promise<void>;
  /** Whether the queue's server can be reached. */
  isQueueThere(): boolean;
  /** Finishes the batches that run, or cancels them when they take long, and stops; what is left stays marked. */
  close(): Promise<void>;
}

/** Follows the change feeds and computes metrics until it is closed. Any number of processes may do so at once. */
export async function startWorkers(options: WorkersOptions): Promise<Workers> {
  const shutdown = new Shutdown();
  try {
    const workers = await open(options, shutdown);
    options.signal?.addEventListener("abort", () => void workers.close().catch(() => undefined), {
      once: true,
    });
    if (options.signal?.aborted) await workers.close();
    return workers;
  } catch (error) {
    await shutdown.run().catch(() => undefined);
    throw error;
  }
}

async function open(options: WorkersOptions, shutdown: Shutdown): Promise<Workers> {
  const {
    databaseUrl,
    logger,
    concurrency = DEFAULT_CONCURRENCY,
    metrics = METRICS,
    observer,
    batchKeys,
  } = options;
  const max = concurrency + Math.min(metrics.length, MOST_SCHEDULED_AT_ONCE) + 2;
  const applicationName = `facevalue workers ${randomUUID()}`;
  const deadline = new StopDeadline({ databaseUrl, applicationName, logger, signal: shutdown.signal });
  shutdown.add("deadline", () => deadline.close());
  const pool = createPool(databaseUrl, { max, applicationName });
  const db = createDatabase(pool);
  shutdown.add("database", () => deadline.race(db.destroy(), undefined));
  await seedCapRules(db);
  const backend = await openBackend(options, db);
  shutdown.add("queue server", () => backend.close());
  const queue = await openMetricQueue(backend, logger);
  shutdown.add("queue", () => queue.close());

  const resting = new RestingMetrics();
  const scheduler = new Scheduler({
    db,
    logger,
    metrics,
    queue,
    isResting: (unit) => resting.isResting(unit) && !resting.takesUpdates(unit),
  });
  shutdown.add("scheduler", () => deadline.race(scheduler.settled(), undefined));
  const compute = createHandler(
    { scheduler, resting },
    {
      pool,
      db,
      logger,
      observer,
      batchKeys,
      memory: new RowMemory(),
      events: new EventMemory(),
      facts: new FactsKeeper(),
      runs: new RunKeeper(),
      signal: shutdown.signal,
    },
  );
  const handle: MetricHandler = (job) => deadline.race(compute(job), STOPPED);
  const worker = await openMetricWorker({ backend, logger, concurrency, handle, observer });
  shutdown.add("worker", () => worker.close());

  const ring = () => {
    if (!shutdown.isStopping) scheduler.ring();
  };
  const bell = await openChangeBell({ databaseUrl, logger, onRing: ring });
  shutdown.add("bell", () => bell.close());
  const timer = setInterval(ring, POLL_MS);
  shutdown.add("timer", () => clearInterval(timer));
  backend.onBack(() => {
    if (!shutdown.isStopping) scheduler.recover();
  });
  return {
    isQueueThere: () => !backend.isAway(),
    idle: () => resting.suspend(() => waitUntilIdle({ db, logger, scheduler, signal: shutdown.signal })),
    close: () => shutdown.run(),
  };
}

async function openBackend(
  { databaseUrl, redisUrl, logger }: WorkersOptions,
  db: Kysely<Database>,
): Promise<QueueBackend> {
  if (redisUrl === undefined) return postgresBackend(databaseUrl);
  return redisBackend({ url: redisUrl, logger, installation: await readInstallation(db) });
}

function createHandler(
  { scheduler, resting }: { scheduler: Scheduler; resting: RestingMetrics },
  context: DrainContext,
): MetricHandler {
  return async (job) => {
    const unit = await scheduler.findUnit(job);
    if (unit === null) return null;
    if (resting.takesUpdates(unit)) await updateRows(context, unit);
    if (resting.isResting(unit)) return RESTING;
    const result = await resting.time(unit, () => recomputeDirty(context, unit));
    if (!context.signal.aborted) await scheduler.wakeFollowers(unit);
    return result;
  };
}
