import { sql } from "kysely";
import type { Reader } from "../../../graphql/reader.ts";

/** How far a metric is on a network, and how many of its keys wait or failed. */
export interface MetricState {
  readonly chainId: number;
  readonly metric: string;
  readonly methodology: number;
  readonly block: number;
  readonly blockTime: Date;
  readonly computedAt: Date;
  readonly dirtyKeys: number;
  readonly failedKeys: number;
}

interface MetricRow {
  readonly chain_id: string;
  readonly metric: string;
  readonly methodology: number;
  readonly block: string;
  readonly block_time: Date;
  readonly computed_at: Date;
  readonly dirty: string;
  readonly failed: string;
}

/** Every metric that was computed at least once, by network. */
export async function readMetricStates(reader: Pick<Reader, "read">): Promise<MetricState[]> {
  const rows = await reader.read(sql<MetricRow>`
    select s.chain_id, s.metric, s.methodology, s.block, s.block_time, s.computed_at,
      (select count(*) from ops.dirty_key d where d.metric = s.metric and d.chain_id = s.chain_id) as dirty,
      (select count(*) from ops.dirty_key d
        where d.metric = s.metric and d.chain_id = s.chain_id and d.failures > 0) as failed
    from ops.metric_state s order by s.chain_id, s.metric`);
  return rows.map((row) => ({
    chainId: Number(row.chain_id),
    metric: row.metric,
    methodology: row.methodology,
    block: Number(row.block),
    blockTime: row.block_time,
    computedAt: row.computed_at,
    dirtyKeys: Number(row.dirty),
    failedKeys: Number(row.failed),
  }));
}
