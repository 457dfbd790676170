import type { Metric } from "../metrics/metric.ts";

export interface Network {
  readonly chainId: number;
  /** Schema of its entity tables. */
  readonly schema: string;
}

/** A metric on one network: the unit of work of feed and queue. */
export interface MetricOnNetwork {
  readonly metric: Metric;
  readonly network: Network;
}
