import { createRequire } from "node:module";
import { AppError } from "@facevalue/core";
import { Queue, Worker } from "bullmq";
import type { MetricJob } from "./metric-job.ts";
import type { QueueBackend } from "./queue-backend.ts";

/**
 * The queue on Redis or Valkey (`maxmemory-policy noeviction`), through the package ioredis.
 * @throws BAD_CONFIGURATION when that is not installed
 */
export function redisBackend(redisUrl: string): QueueBackend {
  assertDriverInstalled();
  const producer = { url: redisUrl, enableOfflineQueue: false };
  const consumer = { url: redisUrl, maxRetriesPerRequest: null };
  return {
    createQueue: (name) => new Queue<MetricJob, string>(name, { connection: producer }),
    createWorker: (name, processor, options) =>
      new Worker<MetricJob, string>(name, processor, { ...options, connection: consumer }),
  };
}

/** BullMQ loads its driver late and in the background, where a missing one would be no clear error. */
function assertDriverInstalled(): void {
  try {
    createRequire(import.meta.resolve("bullmq")).resolve("ioredis");
  } catch (cause) {
    const message = "the queue on Redis needs the package ioredis: npm install ioredis, or leave out --redis";
    throw new AppError("BAD_CONFIGURATION", message, { cause });
  }
}
