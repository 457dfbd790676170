export type {
  AuditCounts,
  AuditDifference,
  AuditedContract,
  AuditField,
  AuditReport,
  AuditSample,
} from "./audit/audit-report.ts";
export { describeAudit } from "./audit/describe-audit.ts";
export { type KeepAuditingOptions, keepAuditing } from "./audit/keep-auditing.ts";
export { type AuditOptions, runAudit } from "./audit/run-audit.ts";
export { storeRun } from "./audit/store-run.ts";
export { computeAsOf } from "./compute/compute-as-of.ts";
export { holdWorkers } from "./compute/hold-workers.ts";
export type { DeadLetterFilter } from "./dead-letters/dead-letter-filter.ts";
export {
  type DeadLetter,
  type DeadLetterListing,
  listDeadLetters,
} from "./dead-letters/list-dead-letters.ts";
export { replayDeadLetters } from "./dead-letters/replay-dead-letters.ts";
export { type ClusterOptions, clusterGraph } from "./detection/entities/cluster-graph.ts";
export { clusterLinks } from "./detection/entities/cluster-links.ts";
export type { WeightedGraph } from "./detection/entities/compressed-graph.ts";
export { type Explanation, explain } from "./detection/explain/explain.ts";
export { type FundingSourceName, isFundingSource } from "./detection/funding/funding-source.ts";
export { planTrace, type TracePlan, type TraceWishes } from "./detection/funding/plan-trace.ts";
export { type TraceOptions, traceFunding } from "./detection/funding/trace-funding.ts";
export { parseLabelFile } from "./detection/labels/parse-label-file.ts";
export { storeLabels } from "./detection/labels/store-labels.ts";
export { type DetectOptions, detect } from "./detection/run/detect.ts";
export type { Detection } from "./detection/run/judge-all.ts";
export type { DetectionStage } from "./detection/run/stage-watch.ts";
export { findTouched } from "./detection/update/find-touched.ts";
export { keptRun } from "./detection/update/run-keeper.ts";
export { updateEntities } from "./detection/update/update-detection.ts";
export { type ExportedEvent, exportEvents } from "./export/export-events.ts";
export { type ExportedFlag, type ExportedReason, exportFlags } from "./export/export-flags.ts";
export { type ExportedNetwork, exportNetworks } from "./export/export-networks.ts";
export { type ExportedSale, exportSales } from "./export/export-sales.ts";
export { readFeedPlace } from "./memory/feed-place.ts";
export { storeDetection } from "./metrics/detection/metric.ts";
export { type Metric, NETWORK_KEY } from "./metrics/metric.ts";
export { METRICS } from "./metrics/registry.ts";
export { type FeedOptions, feedProvider } from "./rates/feeds/feed-provider.ts";
export { type FollowRatesOptions, followRates } from "./rates/follow-rates.ts";
export type { RateProvider } from "./rates/rate-provider.ts";
export { type RatesContext, readRatesConfiguration } from "./rates/read-rates-configuration.ts";
export { type RecomputeOptions, recomputeMetrics } from "./recompute-metrics.ts";
export { startWorkers, type Workers, type WorkersOptions } from "./start-workers.ts";
export type { JobOutcome, WorkObserver } from "./work-observer.ts";
