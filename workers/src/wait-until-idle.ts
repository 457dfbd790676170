import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@facevalue/core";
import type { Database } from "@facevalue/db";
import type { Kysely } from "kysely";
import { assertNotStuck } from "./compute/find-stuck-key.ts";
import { advanceWatermark } from "./compute/watermark.ts";
import type { Scheduler } from "./feed/scheduler.ts";

const PAUSE_MS = 50;

export interface IdleContext {
  readonly db: Kysely<Database>;
  readonly scheduler: Scheduler;
  readonly signal: AbortSignal;
}

/**
 * Resolves once every metric has caught up with the chain tables as of the call.
 * @throws METRIC_FAILED naming the metric when keys go on failing; INTERNAL when the workers are stopped first
 */
export async function waitUntilIdle({ db, scheduler, signal }: IdleContext): Promise<void> {
  await scheduler.run();
  let waiting = await scheduler.units();
  for (;;) {
    const stillDirty: typeof waiting = [];
    for (const unit of waiting) {
      if (await advanceWatermark(db, unit)) continue;
      await assertNotStuck(db, unit);
      stillDirty.push(unit);
    }
    if (stillDirty.length === 0) return;
    waiting = stillDirty;
    await sleep(PAUSE_MS);
    if (signal.aborted) {
      throw new AppError("INTERNAL", "the workers were stopped before they were idle", { retryable: true });
    }
    await scheduler.run();
  }
}
