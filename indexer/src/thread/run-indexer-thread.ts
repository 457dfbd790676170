import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { AppError, describeError, type Logger, writeForwarded } from "@facevalue/core";
import type pg from "pg";
import { indexWithChanges } from "../beside/index-with-changes.ts";
import { loadConfiguredBuild } from "../manifest/load-configured-build.ts";
import type { IndexProgress } from "../run/index-progress.ts";
import { recordFailure } from "../storage/record-failure.ts";
import { HandlerWatchdog } from "./handler-watchdog.ts";
import { createClockMemory } from "./shared-handler-clock.ts";
import type { FromThread, ThreadFailure, ThreadStart, ToThread } from "./thread-messages.ts";
import type { ThreadOptions } from "./thread-options.ts";

export interface RunIndexerThreadOptions extends ThreadOptions {
  /** Where a failure is recorded that the thread cannot record itself. */
  readonly pool: pg.Pool;
  /** Longest run of one handler, waiting for the chain aside; 30 s by default. */
  readonly handlerTimeoutMs?: number | undefined;
  /** JavaScript heap of the thread; 2048 MB by default. WebAssembly memory is capped apart, at 1 GiB per file. */
  readonly heapLimitMb?: number | undefined;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly onProgress?: ((progress: IndexProgress) => void) | undefined;
}

const HANDLER_TIMEOUT_MS = 30_000;
const HEAP_LIMIT_MB = 2048;
/** Garbage of a block dies young: a larger young generation copies less of it. */
const YOUNG_HEAP_MB = 96;
/** A handler that does not end cannot be asked to stop: what it did is not stored anyway. */
const STOP_GRACE_MS = 20_000;

/**
 * Runs the indexer in a thread of its own, so that a mapping cannot block or end the process: one that takes too long or
 * too much memory ends the thread, and everything before its block is stored. Resolves like `runIndexer`; tables that are
 * built beside the stored ones have a thread, with these limits, too.
 * @throws AppError MAPPING_TIMED_OUT, OUT_OF_MEMORY, and what `runIndexer` and `loadBuild` throw
 */
export async function runIndexerThread(options: RunIndexerThreadOptions): Promise<void> {
  const build = await loadConfiguredBuild(options);
  await indexWithChanges({ ...options, build }, (run) => runThread({ ...options, ...run }));
}

async function runThread(options: RunIndexerThreadOptions): Promise<void> {
  const {
    pool: _pool,
    handlerTimeoutMs,
    heapLimitMb,
    logger,
    signal,
    onProgress,
    ...threadOptions
  } = options;
  const limits = { timeoutMs: handlerTimeoutMs ?? HANDLER_TIMEOUT_MS, heapMb: heapLimitMb ?? HEAP_LIMIT_MB };
  const clockMemory = createClockMemory();
  const worker = startWorker({ options: threadOptions, clockMemory, logLevel: logger.level }, limits.heapMb);
  const watchdog = new HandlerWatchdog(clockMemory, limits.timeoutMs, () => void worker.terminate());
  let failure: ThreadFailure | null = null;
  worker.on("message", (message: FromThread) => {
    if (message.kind === "log") writeForwarded(logger, message.line);
    else if (message.kind === "progress") onProgress?.(message.progress);
    else if (message.kind === "place") watchdog.places.push(message.place);
    else failure = message.failure;
  });
  const stop = stopOnAbort(worker, signal);
  try {
    await untilExit(worker, limits.heapMb);
  } catch (error) {
    if (error instanceof AppError) await record(options, error);
    throw error;
  } finally {
    watchdog.close();
    stop.dispose();
  }
  if (watchdog.timeout !== null) {
    await record(options, watchdog.timeout);
    throw watchdog.timeout;
  }
  if (failure !== null) throw toAppError(failure);
}

function startWorker(start: ThreadStart, heapMb: number): Worker {
  return new Worker(new URL("./indexer-thread.ts", import.meta.url), {
    workerData: start,
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: YOUNG_HEAP_MB },
  });
}

/** Resolves when the thread has ended, however it ended. @throws OUT_OF_MEMORY, or what it did not catch */
async function untilExit(worker: Worker, heapMb: number): Promise<void> {
  try {
    await once(worker, "exit");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_WORKER_OUT_OF_MEMORY") throw error;
    const message = `the indexer needs more than ${heapMb} MB of memory: raise --heap-limit, or correct a mapping that loads or lists without bound; everything up to its last commit is stored`;
    throw new AppError("OUT_OF_MEMORY", message, { cause: error });
  }
}

function stopOnAbort(worker: Worker, signal: AbortSignal): { dispose(): void } {
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    worker.postMessage({ kind: "stop" } satisfies ToThread);
    timer = setTimeout(() => void worker.terminate(), STOP_GRACE_MS);
  };
  if (signal.aborted) stop();
  else signal.addEventListener("abort", stop, { once: true });
  return {
    dispose() {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    },
  };
}

/** Leaves word of a failure in the database; when that fails, the failure itself is what has to be told. */
async function record(
  { pool, schemaName, logger }: RunIndexerThreadOptions,
  failure: AppError,
): Promise<void> {
  try {
    await recordFailure(pool, schemaName, failure);
  } catch (error) {
    logger.warn({ msg: "The failure could not be recorded", error: describeError(error) });
  }
}

function toAppError({ code, message, retryable, stack }: ThreadFailure): AppError {
  const error = new AppError(code, message, { retryable });
  if (stack !== undefined) error.stack = stack;
  return error;
}
