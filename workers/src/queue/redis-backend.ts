import { AppError, describeError } from "@facevalue/core";
import { Queue, Worker } from "bullmq";
import type { MetricJob } from "./metric-job.ts";
import type { QueueBackend } from "./queue-backend.ts";

/**
 * The queue on Redis or Valkey (`maxmemory-policy noeviction`). Needs the package ioredis, which BullMQ loads on first use.
 * @throws BAD_CONFIGURATION when it is not installed
 */
export function redisBackend(redisUrl: string): QueueBackend {
  const producer = { url: redisUrl, enableOfflineQueue: false };
  const consumer = { url: redisUrl, maxRetriesPerRequest: null };
  return {
    createQueue: (name) => open(() => new Queue<MetricJob, string>(name, { connection: producer })),
    createWorker: (name, processor, options) =>
      open(() => new Worker<MetricJob, string>(name, processor, { ...options, connection: consumer })),
  };
}

function open<T>(create: () => T): T {
  try {
    return create();
  } catch (cause) {
    const message = `cannot use Redis for the queue: ${describeError(cause)}; or leave out --redis`;
    throw new AppError("BAD_CONFIGURATION", message, { cause });
  }
}
