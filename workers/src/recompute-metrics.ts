import { setTimeout as sleep } from "node:timers/promises";
import { AppError, type Logger, silentLogger } from "@facevalue/core";
import { createDatabase } from "@facevalue/db";
import type pg from "pg";
import { assertNotStuck } from "./compute/find-stuck-key.ts";
import type { MetricOnNetwork } from "./compute/metric-on-network.ts";
import { type DrainContext, type DrainResult, recomputeDirty } from "./compute/recompute-dirty.ts";
import { applyChanges } from "./feed/apply-changes.ts";
import { applicableMetrics, readNetworks } from "./feed/read-networks.ts";
import { EventMemory } from "./memory/event-memory.ts";
import type { Metric } from "./metrics/metric.ts";
import { METRICS } from "./metrics/registry.ts";

const PAUSE_MS = 100;
/** Events, whose facts should all stay in memory until the last metric has read them. */
const KEYS_IN_STEP = 50;
const FACTS_IN_STEP = 150_000;

export interface RecomputeOptions {
  readonly pool: pg.Pool;
  /** Names of metrics; all when left out. */
  readonly metrics?: readonly string[];
  readonly logger?: Logger;
  readonly signal?: AbortSignal;
}

/**
 * Computes metrics from scratch on every network: all keys, and rows of keys that are gone are deleted. Running workers
 * need not be stopped. An abort leaves the rest to the workers.
 * @throws BAD_CONFIGURATION for an unknown metric, METRIC_FAILED when keys go on failing
 */
export async function recomputeMetrics(options: RecomputeOptions): Promise<void> {
  const db = createDatabase(options.pool);
  const metrics = findMetrics(options.metrics);
  for (const network of await readNetworks(db)) {
    const units = await applicableMetrics(db, network, metrics);
    await recomputeTogether(
      units.filter(({ metric }) => metric.follows === undefined),
      options,
    );
    for (const unit of units.filter(({ metric }) => metric.follows !== undefined)) {
      await recomputeInStep([unit], options);
    }
  }
}

/** Metrics with other keys at the same time: while Postgres reads and writes for one, this process computes another. */
async function recomputeTogether(
  units: readonly MetricOnNetwork[],
  options: RecomputeOptions,
): Promise<void> {
  const lanes = [...Map.groupBy(units, ({ metric }) => metric.keyColumn).values()];
  const results = await Promise.allSettled(lanes.map((lane) => recomputeInStep(lane, options)));
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

interface Progress {
  readonly unit: MetricOnNetwork;
  durationMs: number;
}

/** Each batch of keys with one metric after the other, so that what one has read of them the next ones find in memory. */
async function recomputeInStep(units: readonly MetricOnNetwork[], options: RecomputeOptions): Promise<void> {
  const { pool, logger = silentLogger, signal = new AbortController().signal } = options;
  const db = createDatabase(pool);
  const isAlone = units.length === 1;
  const shared = isAlone ? {} : { batches: 1, batchKeys: KEYS_IN_STEP };
  const context: DrainContext = {
    pool,
    db,
    logger,
    signal,
    events: new EventMemory(FACTS_IN_STEP),
    ...shared,
  };
  let waiting: Progress[] = [];
  for (const unit of units) {
    const durationMs = await time(() => applyChanges(db, unit, { isFromScratch: true }));
    waiting.push({ unit, durationMs });
  }
  while (waiting.length > 0 && !signal.aborted) {
    const left: Progress[] = [];
    let computed = 0;
    for (const one of waiting) {
      const result = await recomputeTimed(context, one);
      computed += result.computed;
      if (result.outcome === "clean") report(one, logger);
      else left.push(one);
    }
    waiting = left;
    if (computed > 0) continue;
    for (const { unit } of waiting) await assertNotStuck(db, unit);
    if (waiting.length > 0) await sleep(PAUSE_MS);
  }
}

async function recomputeTimed(context: DrainContext, progress: Progress): Promise<DrainResult> {
  let result: DrainResult | null = null;
  progress.durationMs += await time(async () => {
    result = await recomputeDirty(context, progress.unit);
  });
  return result ?? { outcome: "stopped", computed: 0, setAside: 0 };
}

function report({ unit, durationMs }: Progress, logger: Logger): void {
  const { metric, network } = unit;
  logger.info({
    msg: "Recomputed a metric",
    metric: metric.name,
    chainId: network.chainId,
    durationMs: Math.round(durationMs),
  });
}

/** How many milliseconds it takes. */
async function time(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}

/** With the metrics that they follow, and after them. */
function findMetrics(names: readonly string[] | undefined): readonly Metric[] {
  if (names === undefined) return METRICS;
  const wanted = names.flatMap((name) => {
    const metric = METRICS.find((candidate) => candidate.name === name);
    if (metric !== undefined) return [name, ...(metric.follows ?? [])];
    const known = METRICS.map((candidate) => candidate.name).join(", ");
    throw new AppError("BAD_CONFIGURATION", `there is no metric ${name}: choose one of ${known}`);
  });
  return METRICS.filter(({ name }) => wanted.includes(name));
}
