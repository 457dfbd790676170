export { computeAsOf } from "./compute/compute-as-of.ts";
export type { DeadLetterFilter } from "./dead-letters/dead-letter-filter.ts";
export {
  type DeadLetter,
  type DeadLetterListing,
  listDeadLetters,
} from "./dead-letters/list-dead-letters.ts";
export { replayDeadLetters } from "./dead-letters/replay-dead-letters.ts";
export type { Metric } from "./metrics/metric.ts";
export { METRICS } from "./metrics/registry.ts";
export { type RecomputeOptions, recomputeMetrics } from "./recompute-metrics.ts";
export { startWorkers, type Workers, type WorkersOptions } from "./start-workers.ts";
export type { JobOutcome, WorkObserver } from "./work-observer.ts";
