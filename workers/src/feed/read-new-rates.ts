import type { Database } from "@facevalue/db";
import { sql, type Transaction } from "kysely";
import type { MetricOnNetwork } from "../compute/metric-on-network.ts";
import { consumerOf } from "./consumer-cursor.ts";

/** Rows of app.fx_rate that a metric has not applied: those after `afterSeq` up to `seq`. */
export interface NewRates {
  readonly afterSeq: string;
  readonly seq: string;
}

/** Reads under the lock of the metric's place. Null when no rate of the network is new. */
export async function readNewRates(
  tx: Transaction<Database>,
  { metric, network }: MetricOnNetwork,
): Promise<NewRates | null> {
  const { rows } = await sql<{ after_seq: string; seq: string | null }>`
    select rate_seq as after_seq, (
      select max(seq) from app.fx_rate where chain_id = ${network.chainId} and seq > rate_seq
    ) as seq
    from ops.consumer_cursor where consumer = ${consumerOf(metric)} and chain_id = ${network.chainId}`.execute(
    tx,
  );
  const [row] = rows;
  return row === undefined || row.seq === null ? null : { afterSeq: row.after_seq, seq: row.seq };
}

/** States that the metric has applied them. */
export async function moveRateCursor(
  tx: Transaction<Database>,
  { metric, network }: MetricOnNetwork,
  { seq }: NewRates,
): Promise<void> {
  await sql`
    update ops.consumer_cursor set rate_seq = ${seq}::bigint
    where consumer = ${consumerOf(metric)} and chain_id = ${network.chainId}`.execute(tx);
}
