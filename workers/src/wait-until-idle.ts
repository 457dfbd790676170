import { setTimeout as sleep } from "node:timers/promises";
import { AppError, describeError, type Logger } from "@facevalue/core";
import type { Database } from "@facevalue/db";
import type { Kysely } from "kysely";
import { isFaultOfKeys } from "./compute/classify-error.ts";
import { assertNotStuck } from "./compute/find-stuck-key.ts";
import type { MetricOnNetwork } from "./compute/metric-on-network.ts";
import { advanceWatermark } from "./compute/watermark.ts";
import type { Scheduler } from "./feed/scheduler.ts";

const PAUSE_MS = 200;
const PAUSE_AFTER_LOSS_MS = 1000;

export interface IdleContext {
  readonly db: Kysely<Database>;
  readonly logger: Logger;
  readonly scheduler: Scheduler;
  readonly signal: AbortSignal;
}

/**
 * Resolves once every metric has caught up with the chain tables as of the call. A database that is away is waited for.
 * @throws METRIC_FAILED naming the metric when keys go on failing; INTERNAL when the workers are stopped first
 */
export async function waitUntilIdle(context: IdleContext): Promise<void> {
  let waiting: readonly MetricOnNetwork[] | null = null;
  for (;;) {
    waiting = await dirtyOf(waiting, context);
    if (waiting?.length === 0) return;
    await sleep(waiting === null ? PAUSE_AFTER_LOSS_MS : PAUSE_MS);
    if (context.signal.aborted) {
      throw new AppError("INTERNAL", "the workers were stopped before they were idle", { retryable: true });
    }
  }
}

/** Which of the metrics, or of all when null, have not caught up; null when the database was away meanwhile. */
async function dirtyOf(
  units: readonly MetricOnNetwork[] | null,
  { db, logger, scheduler }: IdleContext,
): Promise<readonly MetricOnNetwork[] | null> {
  try {
    await scheduler.run();
    const stillDirty: MetricOnNetwork[] = [];
    for (const unit of units ?? (await scheduler.units())) {
      if ((await advanceWatermark(db, unit)).isClean) continue;
      await assertNotStuck(db, unit);
      stillDirty.push(unit);
    }
    return stillDirty;
  } catch (error) {
    if (error instanceof AppError || isFaultOfKeys(error)) throw error;
    logger.warn({ msg: "The database is away while metrics catch up", error: describeError(error) });
    return null;
  }
}
