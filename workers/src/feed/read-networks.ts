import type { Database } from "@facevalue/db";
import { type Kysely, sql } from "kysely";
import type { MetricOnNetwork, Network } from "../compute/metric-on-network.ts";
import type { Metric } from "../metrics/metric.ts";

const FEED_TABLES = ["cursor$", "change$", "rolled_back$"];

/** Every network that an indexer has registered. */
export async function readNetworks(db: Kysely<Database>): Promise<Network[]> {
  const { rows } = await sql<{ chain_id: string; schema_name: string }>`
    select chain_id, schema_name from ops.network order by chain_id`.execute(db);
  return rows.map((row) => ({ chainId: Number(row.chain_id), schema: row.schema_name }));
}

/**
 * The metrics whose entity tables exist on the network. None before the indexer has made its tables; a network whose
 * subgraph has other entities has only the metrics that fit them.
 */
export async function applicableMetrics(
  db: Kysely<Database>,
  network: Network,
  metrics: readonly Metric[],
): Promise<MetricOnNetwork[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_catalog.pg_tables where schemaname = ${network.schema}`.execute(db);
  const existing = new Set(rows.map(({ name }) => name));
  const isReadable = (metric: Metric) =>
    [...FEED_TABLES, ...metric.keySources.map(({ table }) => table), ...metric.alsoReads].every((table) =>
      existing.has(table),
    );
  return metrics.filter(isReadable).map((metric) => ({ metric, network }));
}
