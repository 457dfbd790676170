import DataLoader from "dataloader";
import { sql } from "kysely";
import type { Reader } from "../../../graphql/reader.ts";
import type { MetricName } from "../metric-name.ts";

export interface MetricKey {
  readonly metric: MetricName;
  readonly chainId: number;
}

/** How far a metric is on a chain: every change up to `block` is in its rows. */
export interface MetricState {
  readonly block: bigint;
  readonly blockTime: Date;
  readonly computedAt: Date;
  readonly methodology: number;
}

interface StateRow {
  readonly metric: MetricName;
  readonly chain_id: string;
  readonly block: string;
  readonly block_time: Date;
  readonly computed_at: Date;
  readonly methodology: number;
}

const textOf = ({ metric, chainId }: MetricKey) => `${metric}:${chainId}`;

/** States of metrics; null before the first computation on the chain. */
export function createMetricStateLoader(reader: Reader): DataLoader<MetricKey, MetricState | null, string> {
  return new DataLoader(
    async (keys) => {
      const rows = await reader.read(sql<StateRow>`
        select metric, chain_id, block, block_time, computed_at, methodology from ops.metric_state
        where metric = any(${keys.map(({ metric }) => metric)}::text[])
          and chain_id = any(${keys.map(({ chainId }) => chainId)}::bigint[])`);
      const found = new Map(rows.map((row) => [`${row.metric}:${row.chain_id}`, toMetricState(row)]));
      return keys.map((key) => found.get(textOf(key)) ?? null);
    },
    { cacheKeyFn: textOf },
  );
}

function toMetricState(row: StateRow): MetricState {
  return {
    block: BigInt(row.block),
    blockTime: row.block_time,
    computedAt: row.computed_at,
    methodology: row.methodology,
  };
}
