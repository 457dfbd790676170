import { setTimeout as sleep } from "node:timers/promises";
import { AppError, type Logger, silentLogger } from "@facevalue/core";
import { createDatabase } from "@facevalue/db";
import type pg from "pg";
import { assertNotStuck } from "./compute/find-stuck-key.ts";
import type { MetricOnNetwork } from "./compute/metric-on-network.ts";
import { recomputeDirty } from "./compute/recompute-dirty.ts";
import { applyChanges } from "./feed/apply-changes.ts";
import { applicableMetrics, readNetworks } from "./feed/read-networks.ts";
import type { Metric } from "./metrics/metric.ts";
import { METRICS } from "./metrics/registry.ts";

const PAUSE_MS = 100;
const AT_ONCE = 2;

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
      await recomputeOne(unit, options);
    }
  }
}

/** Several at a time: while Postgres reads and writes for one, this process computes another. */
async function recomputeTogether(
  units: readonly MetricOnNetwork[],
  options: RecomputeOptions,
): Promise<void> {
  const waiting = [...units];
  const failures: unknown[] = [];
  const recomputeNext = async () => {
    for (let unit = waiting.shift(); unit !== undefined; unit = waiting.shift()) {
      if (failures.length === 0) await recomputeOne(unit, options).catch((error) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, recomputeNext));
  if (failures.length > 0) throw failures[0];
}

async function recomputeOne(unit: MetricOnNetwork, options: RecomputeOptions): Promise<void> {
  const { pool, logger = silentLogger, signal = new AbortController().signal } = options;
  const db = createDatabase(pool);
  const startedAt = performance.now();
  await applyChanges(db, unit, { isFromScratch: true });
  while (!signal.aborted) {
    const { outcome } = await recomputeDirty({ pool, db, logger, signal }, unit);
    if (outcome === "clean") break;
    await assertNotStuck(db, unit);
    await sleep(PAUSE_MS);
  }
  const { metric, network } = unit;
  const durationMs = Math.round(performance.now() - startedAt);
  logger.info({ msg: "Recomputed a metric", metric: metric.name, chainId: network.chainId, durationMs });
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
