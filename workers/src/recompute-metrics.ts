import { setTimeout as sleep } from "node:timers/promises";
import { AppError, type Logger, silentLogger } from "@facevalue/core";
import { createDatabase } from "@facevalue/db";
import type pg from "pg";
import { assertNotStuck } from "./compute/find-stuck-key.ts";
import type { MetricOnNetwork } from "./compute/metric-on-network.ts";
import { MOST_REMEMBERED, recomputeBatch } from "./compute/recompute-batch.ts";
import { type DrainContext, recomputeDirty } from "./compute/recompute-dirty.ts";
import { applyChanges } from "./feed/apply-changes.ts";
import { applicableMetrics, readNetworks } from "./feed/read-networks.ts";
import { EventMemory } from "./memory/event-memory.ts";
import type { Metric } from "./metrics/metric.ts";
import { METRICS } from "./metrics/registry.ts";

const PAUSE_MS = 100;

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
    const first = units.filter(({ metric }) => metric.follows === undefined);
    const [sharing, others] = [true, false].map((isSharing) =>
      first.filter(({ metric }) => (metric.sharesSales ?? false) === isSharing),
    );
    // While Postgres reads and writes for one half, this process computes the other.
    await allDone([recomputeInStep(sharing ?? [], options), recomputeInTurn(others ?? [], options)]);
    await recomputeInTurn(
      units.filter(({ metric }) => metric.follows !== undefined),
      options,
    );
  }
}

async function recomputeInTurn(units: readonly MetricOnNetwork[], options: RecomputeOptions): Promise<void> {
  for (const unit of units) {
    const startedAt = performance.now();
    await markAll(unit, options);
    await recomputeRest(unit, options);
    report(unit, options, performance.now() - startedAt);
  }
}

/** Each batch of keys with one metric after the other, so that what one has read of them the next ones find in memory. */
async function recomputeInStep(units: readonly MetricOnNetwork[], options: RecomputeOptions): Promise<void> {
  const [lead, ...others] = units;
  if (lead === undefined) return;
  const durations = new Map<MetricOnNetwork, number>();
  const timed = async <Result>(unit: MetricOnNetwork, run: () => Promise<Result>): Promise<Result> => {
    const startedAt = performance.now();
    const result = await run();
    durations.set(unit, (durations.get(unit) ?? 0) + performance.now() - startedAt);
    return result;
  };
  for (const unit of units) await timed(unit, () => markAll(unit, options));
  const shared = contextOf(options);
  while (others.length > 0 && !shared.signal.aborted) {
    const context = { ...shared, events: new EventMemory() };
    const { keys } = await timed(lead, () => recomputeBatch(context, lead, { limit: MOST_REMEMBERED }));
    if (keys.length === 0) break;
    for (const unit of others) await timed(unit, () => recomputeBatch(context, unit, { keys }));
  }
  for (const unit of units) {
    await timed(unit, () => recomputeRest(unit, options));
    report(unit, options, durations.get(unit) ?? 0);
  }
}

async function markAll(unit: MetricOnNetwork, { pool }: RecomputeOptions): Promise<void> {
  await applyChanges(createDatabase(pool), unit, { isFromScratch: true });
}

async function recomputeRest(unit: MetricOnNetwork, options: RecomputeOptions): Promise<void> {
  const context = contextOf(options);
  while (!context.signal.aborted) {
    const { outcome } = await recomputeDirty(context, unit);
    if (outcome === "clean") break;
    await assertNotStuck(context.db, unit);
    await sleep(PAUSE_MS);
  }
}

function contextOf(options: RecomputeOptions): DrainContext {
  const { pool, logger = silentLogger, signal = new AbortController().signal } = options;
  return { pool, db: createDatabase(pool), logger, signal };
}

function report(
  { metric, network }: MetricOnNetwork,
  { logger = silentLogger }: RecomputeOptions,
  milliseconds: number,
): void {
  const durationMs = Math.round(milliseconds);
  logger.info({ msg: "Recomputed a metric", metric: metric.name, chainId: network.chainId, durationMs });
}

/** Waits for all of them. @throws what the first one that failed threw */
async function allDone(works: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(works);
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
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
