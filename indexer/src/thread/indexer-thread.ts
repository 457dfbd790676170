import { parentPort, workerData } from "node:worker_threads";
import { AppError, createForwardingLogger, describeError } from "@facevalue/core";
import { createPool } from "@facevalue/db";
import { createRpcClient } from "@facevalue/rpc";
import { loadConfiguredBuild } from "../manifest/load-configured-build.ts";
import { indexSchema } from "../run/index-schema.ts";
import { SharedHandlerClock } from "./shared-handler-clock.ts";
import type { FromThread, ThreadFailure, ThreadStart, ToThread } from "./thread-messages.ts";

/** The storage takes two; what else asks the database does so rarely. */
const CONNECTIONS = 3;

const { options, clockMemory, logLevel } = workerData as ThreadStart;
const stop = new AbortController();
parentPort?.on("message", ({ kind }: ToThread) => {
  if (kind === "stop") stop.abort();
});

try {
  await index();
} catch (error) {
  if (!stop.signal.aborted || error instanceof AppError) send({ kind: "failed", failure: toFailure(error) });
}
parentPort?.close();

async function index(): Promise<void> {
  const { rpcUrls, databaseUrl, subgraphFolder, overrides, contracts, sources, ...others } = options;
  const logger = createForwardingLogger(logLevel, (line) => send({ kind: "log", line }));
  const { signal } = stop;
  const build = await loadConfiguredBuild({ subgraphFolder, overrides, contracts, sources });
  const rpc = createRpcClient({ urls: rpcUrls, logger, signal });
  const pool = createPool(databaseUrl, { max: CONNECTIONS, applicationName: "facevalue indexer" });
  try {
    await indexSchema({
      ...others,
      rpc,
      pool,
      build,
      logger,
      signal,
      clock: new SharedHandlerClock(clockMemory, (place) => send({ kind: "place", place })),
      onProgress: (progress) => send({ kind: "progress", progress }),
    });
  } finally {
    await pool.end();
  }
}

function send(message: FromThread): void {
  parentPort?.postMessage(message);
}

function toFailure(error: unknown): ThreadFailure {
  const isOurs = error instanceof AppError;
  return {
    code: isOurs ? error.code : "INTERNAL",
    message: describeError(error),
    retryable: isOurs && error.retryable,
    stack: error instanceof Error ? error.stack : undefined,
  };
}
