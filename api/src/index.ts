export type { Network } from "./generated/resolver-types.ts";
export type { MetricsSource } from "./http/metrics-handler.ts";
export { type RunningServer, type ServerOptions, startServer } from "./http/start-server.ts";
export { type MetricState, readMetricStates } from "./modules/network/providers/read-metric-states.ts";
export { readNetworks } from "./modules/network/providers/read-networks.ts";
