import { z } from "zod";

export const QUEUE_NAME = "metrics";
export const JOB_NAME = "metric.recompute";

const METRIC_JOB = z.strictObject({
  /** Name of a metric of the registry. */
  metric: z.string().min(1),
  chainId: z.int().positive(),
});

/** Wakes a worker for the dirty keys of a metric on a network. */
export type MetricJob = z.infer<typeof METRIC_JOB>;

/** Throws a ZodError when the payload is not a MetricJob. */
export function parseMetricJob(payload: unknown): MetricJob {
  return METRIC_JOB.parse(payload);
}

/** Jobs with the same id are one job while they wait. */
export function deduplicationIdOf({ metric, chainId }: MetricJob): string {
  return `${JOB_NAME}:${metric}:${chainId}`;
}
