import type { Database } from "@facevalue/db";
import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import { consumerOf, lockCursor } from "../feed/consumer-cursor.ts";
import type { Metric } from "../metrics/metric.ts";
import type { MetricOnNetwork, Network } from "./metric-on-network.ts";

/** What a metric has left to do on a network. */
export interface Standing {
  /** Whether no key is dirty, of it or of a metric that it follows. */
  readonly isClean: boolean;
  /** Whether keys can be computed now. */
  readonly isDue: boolean;
}

export const NOTHING_TO_DO: Standing = { isClean: true, isDue: false };

/**
 * States of each metric that every change up to its place in the feed is in its rows, if no key of it or of a metric that it
 * follows is dirty but those that failed, which say themselves how fresh they are. The caller holds the locks on these
 * places, so that nothing is marked in between.
 */
export async function writeWatermarks(
  tx: Transaction<Database>,
  network: Network,
  metrics: readonly Metric[],
): Promise<(metric: Metric) => Standing> {
  const { chainId } = network;
  const { rows } = await sql<{ metric: string; is_clean: boolean; is_due: boolean }>`
    with place as materialized (${placesOf(network, metrics)}), written as (
      insert into ops.metric_state as state (metric, chain_id, methodology, block, block_time, computed_at)
      select metric, ${chainId}::bigint, methodology, block, block_time, now()
      from place where has_read_as_far and not is_dirty
      on conflict (metric, chain_id) do update
      set methodology = excluded.methodology, block = excluded.block, block_time = excluded.block_time,
        computed_at = excluded.computed_at
      where (state.methodology, state.block, state.block_time)
        is distinct from (excluded.methodology, excluded.block, excluded.block_time)
    ), finished as (
      update ops.consumer_cursor own set backfill_keys = null, backfill_started_at = null
      from place
      where own.consumer = place.consumer and own.chain_id = ${chainId}::bigint and own.backfill_keys is not null
        and has_read_as_far and not is_dirty
    )
    select metric, has_read_as_far and not has_marks as is_clean, is_due from place`.execute(tx);
  const standings = new Map(
    rows.map((row) => [row.metric, { isClean: row.is_clean, isDue: row.is_due }] as const),
  );
  return ({ name }) => standings.get(name) ?? NOTHING_TO_DO;
}

/** Places of the metrics that have read something, with what is left to compute. */
function placesOf({ chainId }: Network, metrics: readonly Metric[]): RawBuilder<unknown> {
  const given = JSON.stringify(
    metrics.map((metric) => ({
      metric: metric.name,
      methodology: metric.methodology,
      consumer: consumerOf(metric),
      follows: metric.follows ?? [],
    })),
  );
  const marks = (metric: string) => sql`
    select from ops.dirty_key mark where mark.chain_id = ${chainId}::bigint and mark.metric = ${sql.raw(metric)}`;
  return sql`
    select unit.metric, unit.methodology, unit.consumer, own.block, own.block_time, has_read_as_far,
      exists (${marks("any(unit.follows || unit.metric)")}) as has_marks,
      exists (${marks("any(unit.follows || unit.metric)")} and first_failed_at is null) as is_dirty,
      exists (${marks("unit.metric")} and due_at <= now()) and has_read_as_far
        and not exists (${marks("any(unit.follows)")} and first_failed_at is null) as is_due
    from jsonb_to_recordset(${given}::jsonb)
      as unit (metric text, methodology int, consumer text, follows text[])
    join ops.consumer_cursor own on own.consumer = unit.consumer and own.chain_id = ${chainId}::bigint
    cross join lateral (select (
      select count(*) = cardinality(unit.follows) from unnest(unit.follows) as followed (name)
      where exists (
        select from ops.consumer_cursor theirs
        where starts_with(theirs.consumer, followed.name || '@') and theirs.chain_id = own.chain_id
          and theirs.seq >= own.seq and theirs.seq >= 0)
    ) as has_read_as_far) reading
    where own.seq >= 0`;
}

/** The same for one metric. */
export async function writeWatermark(
  tx: Transaction<Database>,
  { metric, network }: MetricOnNetwork,
): Promise<Standing> {
  const standingOf = await writeWatermarks(tx, network, [metric]);
  return standingOf(metric);
}

/** The same in a transaction of its own. */
export async function advanceWatermark(db: Kysely<Database>, unit: MetricOnNetwork): Promise<Standing> {
  return await db.transaction().execute(async (tx) => {
    await lockCursor(tx, unit);
    return await writeWatermark(tx, unit);
  });
}
