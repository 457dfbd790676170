import type { Job, JobsOptions, Processor, WorkerOptions } from "bullmq";
import type { MetricJob } from "./metric-job.ts";

export type MetricProcessor = Processor<MetricJob, string>;

/** What is used of a BullMQ Queue. */
export interface JobSender {
  add(name: string, job: MetricJob, options: JobsOptions): Promise<unknown>;
  removeDeduplicationKey(id: string): Promise<unknown>;
  on(event: "error", listener: (error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

/** What is used of a BullMQ Worker. */
export interface JobRunner {
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "failed", listener: (job: Job<MetricJob, string> | undefined, error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

/** Where the queue is kept. Each backend is one small file. */
export interface QueueBackend {
  createQueue(name: string): JobSender;
  createWorker(
    name: string,
    processor: MetricProcessor,
    options: Omit<WorkerOptions, "connection">,
  ): JobRunner;
}
