import { describeError, type Logger } from "@facevalue/core";
import { type Job, UnrecoverableError } from "bullmq";
import type { DrainResult } from "../compute/recompute-dirty.ts";
import type { JobOutcome, WorkObserver } from "../work-observer.ts";
import { JOB_NAME, type MetricJob, parseMetricJob, QUEUE_NAME } from "./metric-job.ts";
import type { QueueBackend } from "./queue-backend.ts";

/** A job of a process that died is taken over after at most twice this. */
const LOCK_MS = 10_000;
const PAUSE_AFTER_LOSS_MS = 1000;

/** The server came back empty while the job ran, or another worker took it over: what it computed counts all the same. */
const FORGOTTEN = /^Missing (key|lock) for job|could not renew lock/i;

/** Resolves with what was done; null when the payload names a metric or network that does not exist. */
export type MetricHandler = (job: MetricJob) => Promise<DrainResult | null>;

export interface MetricWorkerOptions {
  readonly backend: QueueBackend;
  readonly logger: Logger;
  /** Jobs at a time. */
  readonly concurrency: number;
  readonly handle: MetricHandler;
  readonly observer?: WorkObserver;
}

/** The receiving side of the queue. Closing it waits for the jobs that run. */
export async function openMetricWorker(options: MetricWorkerOptions): Promise<{ close(): Promise<void> }> {
  const { backend, logger, concurrency } = options;
  const worker = backend.createWorker(QUEUE_NAME, (job) => runJob(job, options), {
    concurrency,
    lockDuration: LOCK_MS,
    stalledInterval: LOCK_MS,
    runRetryDelay: PAUSE_AFTER_LOSS_MS,
  });
  worker.on("error", (error) => {
    if (backend.isAway(error)) return;
    const details = { error: describeError(error) };
    if (FORGOTTEN.test(details.error)) logger.debug({ msg: "The queue has forgotten a job", ...details });
    else logger.warn({ msg: "The worker has trouble", ...details });
  });
  worker.on("failed", (job, error) => {
    const attempt = { attempt: job?.attemptsMade, of: job?.opts.attempts };
    logger.error({ msg: "A job failed", job: job?.data, ...attempt, error: describeError(error) });
  });
  await backend.opened(worker);
  return { close: () => worker.close() };
}

async function runJob(job: Job<MetricJob, string>, options: MetricWorkerOptions): Promise<string> {
  const startedAt = performance.now();
  const payload = parseOrGiveUp(job);
  let outcome: JobOutcome = "failed";
  try {
    const result = await options.handle(payload);
    if (result === null) {
      throw new UnrecoverableError(`no metric ${payload.metric} on network ${payload.chainId}`);
    }
    outcome = result.outcome;
    options.logger.debug({ msg: "Computed a metric", ...payload, ...result, attempt: job.attemptsMade + 1 });
  } finally {
    options.observer?.job(payload, { outcome, seconds: (performance.now() - startedAt) / 1000 });
  }
  return outcome;
}

function parseOrGiveUp(job: Job<MetricJob, string>): MetricJob {
  if (job.name !== JOB_NAME) throw new UnrecoverableError(`unknown job ${job.name}`);
  try {
    return parseMetricJob(job.data);
  } catch (error) {
    throw new UnrecoverableError(`bad payload of ${JOB_NAME}: ${describeError(error)}`);
  }
}
