import { readFileSync } from "node:fs";
import { sql } from "kysely";
import type { RequestContext } from "../graphql/request-context.ts";
import { readNetworks } from "../modules/network/providers/read-networks.ts";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

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

/** State of every network and metric, as plain JSON. */
export async function readStatus(context: RequestContext): Promise<object> {
  const networks = await readNetworks(context.reader);
  const metrics = await context.reader.read(sql<MetricRow>`
    select s.chain_id, s.metric, s.methodology, s.block, s.block_time, s.computed_at,
      (select count(*) from ops.dirty_key d where d.metric = s.metric and d.chain_id = s.chain_id) as dirty,
      (select count(*) from ops.dirty_key d
        where d.metric = s.metric and d.chain_id = s.chain_id and d.failures > 0) as failed
    from ops.metric_state s order by s.chain_id, s.metric`);
  return {
    version,
    networks: networks.map((network) => {
      const { indexedBlock, headBlock, finalizedBlock } = network;
      const isKnown = indexedBlock != null && headBlock != null;
      return {
        ...network,
        indexedBlock: toNumber(indexedBlock),
        headBlock: toNumber(headBlock),
        finalizedBlock: toNumber(finalizedBlock),
        lagBlocks: isKnown ? Math.max(0, Number(headBlock - indexedBlock)) : null,
        metrics: metrics.filter(({ chain_id }) => Number(chain_id) === network.chainId).map(toMetric),
      };
    }),
  };
}

function toNumber(value: bigint | null | undefined): number | null {
  return value == null ? null : Number(value);
}

function toMetric(row: MetricRow) {
  return {
    metric: row.metric,
    methodology: row.methodology,
    block: Number(row.block),
    blockTime: row.block_time,
    computedAt: row.computed_at,
    dirtyKeys: Number(row.dirty),
    failedKeys: Number(row.failed),
  };
}
