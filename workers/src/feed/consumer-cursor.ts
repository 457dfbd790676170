import type { Database } from "@facevalue/db";
import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import type { MetricOnNetwork } from "../compute/metric-on-network.ts";
import type { Metric } from "../metrics/metric.ts";
import { NOTHING_READ } from "./nothing-read.ts";
import type { Changes } from "./read-changes.ts";

/**
 * Name under which a metric keeps its place in the change feed. It holds the methodology, so that a new metric or a
 * new methodology starts without a place, and therefore from scratch.
 */
export function consumerOf(metric: Metric): string {
  return `${metric.name}@${metric.methodology}`;
}

/** Locks the metric's place until the transaction ends and returns the last sequence number it has applied. */
export async function lockCursor(
  tx: Transaction<Database>,
  { metric, network }: MetricOnNetwork,
): Promise<string> {
  const consumer = consumerOf(metric);
  await sql`
    insert into ops.consumer_cursor (consumer, chain_id, seq, block, block_time)
    values (${consumer}, ${network.chainId}, ${NOTHING_READ}::bigint, 0, to_timestamp(0))
    on conflict do nothing`.execute(tx);
  const { rows } = await sql<{ seq: string }>`
    select seq from ops.consumer_cursor
    where consumer = ${consumer} and chain_id = ${network.chainId} for update`.execute(tx);
  return rows[0]?.seq ?? NOTHING_READ;
}

/** Whether the metric is computed on the network: always, or, where it is optional, once it was begun. */
export async function isComputed(
  db: Kysely<Database>,
  { metric, network }: MetricOnNetwork,
): Promise<boolean> {
  if (metric.isOptional !== true) return true;
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from ops.consumer_cursor
      where starts_with(consumer, ${`${metric.name}@`}) and chain_id = ${network.chainId} and seq >= 0
    ) as found`.execute(db);
  return rows[0]?.found === true;
}

/** SQL: whether every metric that this one follows has applied the feed at least as far. */
export function hasReadAsFar({ metric, network }: MetricOnNetwork): RawBuilder<unknown> {
  const follows = metric.follows ?? [];
  return sql`(
    select count(*) = ${follows.length}::int from unnest(${follows}::text[]) as followed (name)
    where exists (
      select from ops.consumer_cursor theirs, ops.consumer_cursor own
      where own.consumer = ${consumerOf(metric)} and own.chain_id = ${network.chainId}
        and starts_with(theirs.consumer, followed.name || '@') and theirs.chain_id = own.chain_id
        and theirs.seq >= own.seq and theirs.seq >= 0))`;
}

/** Moves the locked place. A first move forgets the places of the metric's other methodologies. */
export async function moveCursor(
  tx: Transaction<Database>,
  { metric, network }: MetricOnNetwork,
  { changes, isFirst }: { changes: Changes; isFirst: boolean },
): Promise<void> {
  const consumer = consumerOf(metric);
  await sql`
    update ops.consumer_cursor
    set seq = ${changes.seq}::bigint, block = ${changes.block}::bigint, block_time = ${changes.blockTime},
      updated_at = now()
    where consumer = ${consumer} and chain_id = ${network.chainId}
      and (seq, block) is distinct from (${changes.seq}::bigint, ${changes.block}::bigint)`.execute(tx);
  if (!isFirst) return;
  await sql`
    delete from ops.consumer_cursor
    where chain_id = ${network.chainId} and consumer <> ${consumer}
      and starts_with(consumer, ${`${metric.name}@`})`.execute(tx);
}
