import { describeError } from "@facevalue/core";
import type { WorkObserver } from "../work-observer.ts";
import type { MetricOnNetwork } from "./metric-on-network.ts";
import { nextLimit } from "./next-limit.ts";
import { type BatchContext, type BatchResult, recomputeBatch } from "./recompute-batch.ts";
import { advanceWatermark } from "./watermark.ts";

const FIRST_BATCH_KEYS = 50;
const LARGEST_BATCH_KEYS = 50_000;
export interface DrainContext extends BatchContext {
  /** Stops between two batches, or in one that is cancelled. */
  readonly signal: AbortSignal;
  readonly observer?: WorkObserver;
  /** Most keys of a batch; 50,000 by default. */
  readonly batchKeys?: number;
}

export interface DrainResult {
  readonly outcome: "clean" | "keys-left" | "stopped";
  readonly computed: number;
  readonly setAside: number;
}

/**
 * Computes the metric's due keys in batches until none is left, those marked meanwhile included, then states how fresh
 * the rows are. "keys-left": some are set aside for later or are another worker's.
 */
export async function recomputeDirty(context: DrainContext, unit: MetricOnNetwork): Promise<DrainResult> {
  const { batchKeys = LARGEST_BATCH_KEYS } = context;
  let limit = Math.min(FIRST_BATCH_KEYS, batchKeys);
  let computed = 0;
  let setAside = 0;
  while (!context.signal.aborted) {
    const startedAt = performance.now();
    const batch = await recomputeUnlessStopped(context, unit, limit);
    if (batch === null) break;
    const found = batch.computed + batch.setAside;
    if (found > 0) {
      const { metric, network } = unit;
      context.observer?.batch({ metric: metric.name, chainId: network.chainId }, batch);
      computed += batch.computed;
      setAside += batch.setAside;
    }
    if (found < limit) {
      const { isClean, isDue } = await advanceWatermark(context.db, unit);
      // What is due but was not claimed is another worker's.
      if (!isDue || found === 0) return { outcome: isClean ? "clean" : "keys-left", computed, setAside };
    }
    const took = { rows: batch.rows, milliseconds: performance.now() - startedAt };
    limit = Math.min(nextLimit(limit, took), batchKeys);
  }
  return { outcome: "stopped", computed, setAside };
}

/** Null when the batch failed during a stop, which cancels what takes long: its keys stay marked. */
async function recomputeUnlessStopped(
  context: DrainContext,
  unit: MetricOnNetwork,
  limit: number,
): Promise<BatchResult | null> {
  try {
    return await recomputeBatch(context, unit, { limit });
  } catch (error) {
    if (!context.signal.aborted) throw error;
    context.logger.info({
      msg: "Stopped within a batch",
      metric: unit.metric.name,
      error: describeError(error),
    });
    return null;
  }
}
