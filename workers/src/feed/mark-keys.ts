import type { Database } from "@facevalue/db";
import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import type { MetricOnNetwork } from "../compute/metric-on-network.ts";
import { type KeySource, NETWORK_KEY } from "../metrics/metric.ts";
import { followersOf } from "../metrics/registry.ts";
import { consumerOf, isComputed } from "./consumer-cursor.ts";
import { knownKeys } from "./known-keys.ts";
import type { Changes } from "./read-changes.ts";

/** A dead letter gets another attempt, too: what failed may have changed. */
export const ANOTHER_ATTEMPT = sql`version = dirty.version + 1, due_at = least(dirty.due_at, now())`;

/** Marks the keys that the changes after `afterSeq` touch, in one statement however many there are. */
export async function markTouchedKeys(
  tx: Transaction<Database>,
  unit: MetricOnNetwork,
  { changes, afterSeq }: { changes: Changes; afterSeq: string },
): Promise<void> {
  const { schema } = unit.network;
  if (unit.metric.follows !== undefined) return await markNetworkWhenTouched(tx, unit, changes);
  const touched: RawBuilder<unknown>[] = [];
  for (const source of unit.metric.keySources) {
    const { added } = changes;
    if (added?.tables.has(source.table)) touched.push(addedKeys(schema, source, added));
    if (changes.hasRollback) touched.push(rolledBackKeys(schema, source, { afterSeq, seq: changes.seq }));
  }
  if (touched.length === 0) return;
  await mark(tx, unit, {
    keys: sql.join(touched, sql` union all `),
    onConflict: ANOTHER_ATTEMPT,
    isOnlyAdded: !changes.hasRollback,
  });
}

/**
 * Marks every key that the chain tables or the metric's own rows hold, gives failed ones a new chance, and notes how
 * many there are to do. The metrics that read its rows are to follow.
 */
export async function markAllKeys(
  tx: Transaction<Database>,
  unit: MetricOnNetwork,
  changes: Changes,
): Promise<void> {
  const { metric, network } = unit;
  if (metric.follows !== undefined) {
    await markNetwork(tx, unit);
    return await forgetStamps(tx, unit);
  }
  await markFollowers(tx, unit);
  const known: RawBuilder<unknown>[] = [];
  for (const source of metric.keySources) known.push(await knownKeys(tx, network.schema, source));
  const stored = metric.tables.map(
    (table) =>
      sql`select ${sql.id(metric.keyColumn)} from ${sql.id("metrics", table)} where chain_id = ${network.chainId}`,
  );
  await mark(tx, unit, {
    keys: sql.join([...known, ...stored], sql` union all `),
    onConflict: sql`version = dirty.version + 1, failures = 0, error = null, due_at = now(),
      first_failed_at = null, last_failed_at = null`,
    isOnlyAdded: !changes.hasRollback && !changes.isPruned,
  });
  await forgetStamps(tx, unit);
  await sql`
    update ops.consumer_cursor
    set backfill_started_at = now(), backfill_keys = (
      select count(*) from ops.dirty_key where metric = ${metric.name} and chain_id = ${network.chainId})
    where consumer = ${consumerOf(metric)} and chain_id = ${network.chainId}`.execute(tx);
}

/**
 * Whichever worker computes the keys, it takes nothing for granted of what it wrote before: rows may have been changed or deleted by hand.
 * After the marks, since batches lock a key's mark before its stamp, too.
 */
async function forgetStamps(tx: Transaction<Database>, { metric, network }: MetricOnNetwork): Promise<void> {
  await sql`delete from ops.key_stamp where metric = ${metric.name} and chain_id = ${network.chainId}`.execute(
    tx,
  );
}

/** Has the metrics computed anew that read the metric's rows. */
export async function markFollowers(
  db: Kysely<Database>,
  { metric, network }: MetricOnNetwork,
): Promise<void> {
  for (const follower of followersOf(metric)) {
    if (await isComputed(db, { metric: follower, network }))
      await markNetwork(db, { metric: follower, network });
  }
}

async function markNetworkWhenTouched(
  tx: Transaction<Database>,
  unit: MetricOnNetwork,
  { added, hasRollback }: Changes,
): Promise<void> {
  const { keySources } = unit.metric;
  if (hasRollback || keySources.some(({ table }) => added?.tables.has(table))) await markNetwork(tx, unit);
}

async function markNetwork(db: Kysely<Database>, unit: MetricOnNetwork): Promise<void> {
  const keys = sql`select ${NETWORK_KEY}::bytea as key`;
  await mark(db, unit, { keys, onConflict: ANOTHER_ATTEMPT, isOnlyAdded: false });
}

export interface Marking {
  /** Select of one column, `key`. */
  readonly keys: RawBuilder<unknown>;
  /** What happens to a key that is dirty already. */
  readonly onConflict: RawBuilder<unknown>;
  /** Whether the changes only add to what the keys' rows hold; otherwise these are right up to no block. */
  readonly isOnlyAdded: boolean;
}

/** Marks the selected keys as dirty. */
export async function mark(tx: Kysely<Database>, unit: MetricOnNetwork, marking: Marking): Promise<void> {
  const { metric, network } = unit;
  const { isOnlyAdded, keys } = marking;
  const onConflict = isOnlyAdded
    ? marking.onConflict
    : sql`${marking.onConflict}, fresh_block = null, fresh_time = null`;
  await sql`
    with touched as (select distinct key from (${keys}) found where key is not null)
    insert into ops.dirty_key as dirty (metric, chain_id, key, fresh_block, fresh_time)
    select ${metric.name}, ${network.chainId}::bigint, key, state.block, state.block_time
    from touched left join ops.metric_state state
      on state.metric = ${metric.name} and state.chain_id = ${network.chainId} and ${isOnlyAdded}::boolean
    order by key
    on conflict (metric, chain_id, key) do update set ${onConflict}`.execute(tx);
}

/** A select of one column, `key`. A mutable row is touched where a version begins and, for a removal, where one ends. */
export function addedKeys(
  schema: string,
  source: KeySource,
  blocks: { from: number; to: number },
): RawBuilder<unknown> {
  const isWithin = (block: RawBuilder<unknown>) => sql`${block} between ${blocks.from} and ${blocks.to}`;
  const keysWhere = (isTouched: RawBuilder<unknown>) =>
    sql`select ${sql.id(source.column)} as key from ${sql.id(schema, source.table)}
      where ${isTouched} and ${source.where ?? sql`true`}`;
  if (source.isImmutable) return keysWhere(isWithin(sql`"block$"`));
  // Two selects, since each has an index of its own, and no index serves an "or" of both.
  const ended = sql`not upper_inf(block_range) and ${isWithin(sql`upper(block_range)`)}`;
  return sql`${keysWhere(isWithin(sql`lower(block_range)`))} union all ${keysWhere(ended)}`;
}

/** Rolled-back rows are kept as JSON, bytes as hex text with a leading \x. */
function rolledBackKeys(
  schema: string,
  { table, column }: KeySource,
  { afterSeq, seq }: { afterSeq: string; seq: string },
): RawBuilder<unknown> {
  return sql`
    select decode(substr("row" ->> ${column}, 3), 'hex') as key from ${sql.id(schema, "rolled_back$")}
    where seq > ${afterSeq}::bigint and seq <= ${seq}::bigint and entity_table = ${table}`;
}
