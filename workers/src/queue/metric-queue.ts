import { describeError, type Logger } from "@facevalue/core";
import type { JobsOptions } from "bullmq";
import { deduplicationIdOf, JOB_NAME, type MetricJob, parseMetricJob, QUEUE_NAME } from "./metric-job.ts";
import type { QueueBackend } from "./queue-backend.ts";

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 500;
const JITTER = 0.5;

/** The sending side of the queue. */
export interface MetricQueue {
  /**
   * Sees to it that the job runs once more after this call, however many others wait for the same. Does nothing while
   * the queue's server is away.
   */
  wake(job: MetricJob): Promise<void>;
  /** Forgets that a job of a process that died may still be running. */
  release(job: MetricJob): Promise<void>;
  close(): Promise<void>;
}

export async function openMetricQueue(backend: QueueBackend, logger: Logger): Promise<MetricQueue> {
  const queue = backend.createQueue(QUEUE_NAME);
  queue.on("error", (error) => {
    if (!backend.isAway(error)) logger.warn({ msg: "The queue has trouble", error: describeError(error) });
  });
  await backend.opened(queue);
  const unlessAway = async (send: () => Promise<unknown>) => {
    if (backend.isAway()) return;
    try {
      await send();
    } catch (error) {
      if (!backend.isAway(error)) throw error;
    }
  };
  return {
    async wake(job) {
      const payload = parseMetricJob(job);
      await unlessAway(() => queue.add(JOB_NAME, payload, optionsOf(payload)));
    },
    release: (job) => unlessAway(() => queue.removeDeduplicationKey(deduplicationIdOf(job))),
    close: () => queue.close(),
  };
}

function optionsOf(job: MetricJob): JobsOptions {
  return {
    // A job that is running may have looked before the keys were marked: one more then follows it.
    deduplication: { id: deduplicationIdOf(job), keepLastIfActive: true },
    attempts: ATTEMPTS,
    backoff: { type: "exponential", delay: FIRST_PAUSE_MS, jitter: JITTER },
    removeOnComplete: { count: 100 },
    removeOnFail: { count: 1000 },
  };
}
