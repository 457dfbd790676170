import type pg from "pg";
import { METRICS } from "../metrics/registry.ts";

export type MetricRow = Readonly<Record<string, string | null>>;
export type MetricRows = Readonly<Record<string, readonly MetricRow[]>>;

/** Every value of every metrics table of a network as text, without the stamp computed_at, in a fixed order. */
export async function readMetrics(pool: pg.Pool, chainId: number): Promise<MetricRows> {
  const tables: Record<string, MetricRow[]> = {};
  for (const table of METRICS.flatMap((metric) => metric.tables)) {
    const columns = await pool.query<{ name: string; type: string }>(
      `select column_name as name, data_type as type from information_schema.columns
       where table_schema = 'metrics' and table_name = $1 and column_name not in ('chain_id', 'computed_at')
       order by column_name`,
      [table],
    );
    const selected = columns.rows.map(({ name, type }) => `${asText(name, type)} as ${name}`);
    const query = `select ${selected.join(", ")} from metrics.${table} where chain_id = $1`;
    tables[table] = sortRows((await pool.query<MetricRow>(query, [chainId])).rows);
  }
  return tables;
}

/** Rows with sorted columns, sorted by their values. */
export function sortRows(rows: readonly MetricRow[]): MetricRow[] {
  return rows
    .map((row) => Object.fromEntries(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** Times in unix seconds, bytes in hex. */
function asText(name: string, type: string): string {
  if (type === "bytea") return `encode(${name}, 'hex')`;
  if (type === "timestamp with time zone") return `extract(epoch from ${name})::bigint::text`;
  return `${name}::text`;
}
