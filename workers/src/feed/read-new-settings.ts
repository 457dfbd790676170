import type { Database } from "@facevalue/db";
import { type RawBuilder, sql, type Transaction } from "kysely";
import type { MetricOnNetwork } from "../compute/metric-on-network.ts";
import { consumerOf } from "./consumer-cursor.ts";

/** Reads under the lock of the metric's place: the fingerprint of its settings, or null when it has applied these. */
export async function readNewSettings(
  tx: Transaction<Database>,
  { metric, network }: MetricOnNetwork,
): Promise<string | null> {
  if (metric.settings === undefined) return null;
  const fingerprint = sql`md5(concat_ws(' ', ${sql.join(metric.settings.map(fingerprintOf))}))`;
  const { rows } = await sql<{ settings: string; is_new: boolean }>`
    select now.settings, now.settings is distinct from seen.settings as is_new
    from ops.consumer_cursor seen cross join (select ${fingerprint} as settings) now
    where seen.consumer = ${consumerOf(metric)} and seen.chain_id = ${network.chainId}`.execute(tx);
  const [row] = rows;
  return row?.is_new === true ? row.settings : null;
}

/** States that the metric has applied them. */
export async function noteSettings(
  tx: Transaction<Database>,
  { metric, network }: MetricOnNetwork,
  settings: string,
): Promise<void> {
  await sql`
    update ops.consumer_cursor set settings = ${settings}
    where consumer = ${consumerOf(metric)} and chain_id = ${network.chainId}`.execute(tx);
}

function fingerprintOf(table: string): RawBuilder<unknown> {
  return sql`(select md5(string_agg(line, '' order by line)) from (
    select md5(setting::text) as line from ${sql.id("app", table)} setting) lines)`;
}
