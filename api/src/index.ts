export type { MetricsSource } from "./http/metrics-handler.ts";
export { type RunningServer, type ServerOptions, startServer } from "./http/start-server.ts";
export type { NetworkRecord } from "./modules/network/network-record.ts";
export { readLastAudits } from "./modules/network/providers/read-audits.ts";
export { readIssueCounts } from "./modules/network/providers/read-issues.ts";
export { type MetricState, readMetricStates } from "./modules/network/providers/read-metric-states.ts";
export { readNetworks } from "./modules/network/providers/read-networks.ts";
export { type RateSourceState, readRateSources } from "./modules/network/providers/read-rate-sources.ts";
