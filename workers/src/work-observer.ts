import type { MetricJob } from "./queue/metric-job.ts";

/** Is told what the workers of this process do; it must not throw. */
export interface WorkObserver {
  /** A batch of keys was computed: how many of them, and how many failed. */
  batch(of: MetricJob, result: { readonly computed: number; readonly setAside: number }): void;
  /** A job ended. "failed": by the server, the network or the code, and not by a key. */
  job(of: MetricJob, end: { readonly outcome: JobOutcome; readonly seconds: number }): void;
}

export type JobOutcome = "clean" | "keys-left" | "stopped" | "failed";
