export { computeAsOf } from "./compute/compute-as-of.ts";
export type { Metric } from "./metrics/metric.ts";
export { METRICS } from "./metrics/registry.ts";
export { type RecomputeOptions, recomputeMetrics } from "./recompute-metrics.ts";
export { startWorkers, type Workers, type WorkersOptions } from "./start-workers.ts";
