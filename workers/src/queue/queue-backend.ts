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
  /** Resolves when queue or worker can be used, or the server turned out to be away. */
  opened(part: JobSender | JobRunner): Promise<unknown>;
  /**
   * Whether the queue's server cannot be reached for now. The backend says so in the log, once, and tries again; a job
   * that was not sent need not be kept, since `onBack` is called then.
   * @param error what queue or worker reported; counts if it says that the connection is lost
   */
  isAway(error?: unknown): boolean;
  /** Calls the listener when the server is there for the first time, and whenever it was away and is there again. */
  onBack(listener: () => void): void;
  /** Ends the connections. Queue and worker are closed before. */
  close(): Promise<void>;
}
