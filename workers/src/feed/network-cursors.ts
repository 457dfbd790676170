import type { Database } from "@facevalue/db";
import { sql, type Transaction } from "kysely";
import type { Network } from "../compute/metric-on-network.ts";
import type { Metric } from "../metrics/metric.ts";
import { consumerOf } from "./consumer-cursor.ts";
import type { Changes } from "./read-changes.ts";

/** Where metrics are in a network's change feed. */
export interface NetworkCursors {
  /** Last sequence number that `metrics` have applied. */
  readonly afterSeq: string;
  /** Metrics that are there; those that are elsewhere or have read nothing are left out. */
  readonly metrics: readonly Metric[];
  /** Those of them that have not applied every exchange rate of the network. */
  readonly behindRates: readonly Metric[];
}

/** Locks the places of all of these metrics, until the transaction ends. Null when none has read anything yet. */
export async function lockCursors(
  tx: Transaction<Database>,
  { chainId }: Network,
  metrics: readonly Metric[],
): Promise<NetworkCursors | null> {
  const consumers = metrics.map(consumerOf);
  const { rows } = await sql<{ consumer: string; seq: string; is_behind: boolean }>`
    select consumer, seq, exists (
      select from app.fx_rate where chain_id = ${chainId}::bigint and seq > rate_seq
    ) as is_behind
    from ops.consumer_cursor where consumer = any(${consumers}::text[]) and chain_id = ${chainId} and seq >= 0
    order by consumer for update of consumer_cursor`.execute(tx);
  const afterSeq = mostCommon(rows.map(({ seq }) => seq));
  if (afterSeq === null) return null;
  const there = new Map(rows.filter(({ seq }) => seq === afterSeq).map((row) => [row.consumer, row]));
  const isThere = metrics.filter((metric) => there.has(consumerOf(metric)));
  return {
    afterSeq,
    metrics: isThere,
    behindRates: isThere.filter((metric) => there.get(consumerOf(metric))?.is_behind),
  };
}

/** Moves the locked places of these metrics. */
export async function moveCursors(
  tx: Transaction<Database>,
  { chainId }: Network,
  { metrics, changes }: { metrics: readonly Metric[]; changes: Changes },
): Promise<void> {
  await sql`
    update ops.consumer_cursor
    set seq = ${changes.seq}::bigint, block = ${changes.block}::bigint, block_time = ${changes.blockTime},
      updated_at = now()
    where consumer = any(${metrics.map(consumerOf)}::text[]) and chain_id = ${chainId}
      and (seq, block) is distinct from (${changes.seq}::bigint, ${changes.block}::bigint)`.execute(tx);
}

function mostCommon(values: readonly string[]): string | null {
  const groups = [...Map.groupBy(values, (value) => value)];
  const [most] = groups.toSorted(([, one], [, other]) => other.length - one.length);
  return most === undefined ? null : most[0];
}
