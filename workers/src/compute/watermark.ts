import type { Database } from "@facevalue/db";
import { type Kysely, sql, type Transaction } from "kysely";
import { consumerOf, hasReadAsFar, lockCursor } from "../feed/consumer-cursor.ts";
import type { MetricOnNetwork } from "./metric-on-network.ts";

/**
 * States that every change up to the metric's place in the feed is in its rows, if no key of it or of a metric that it
 * follows is dirty but those that failed, which say themselves how fresh they are. The caller holds the lock on that
 * place, so that nothing is marked in between.
 * @returns whether no key is dirty
 */
export async function writeWatermark(
  tx: Transaction<Database>,
  { metric, network }: MetricOnNetwork,
): Promise<boolean> {
  const names = [metric.name, ...(metric.follows ?? [])];
  const dirty = sql`select from ops.dirty_key where metric = any(${names}::text[]) and chain_id = ${network.chainId}`;
  const own = sql`consumer = ${consumerOf(metric)} and chain_id = ${network.chainId}`;
  const { rows } = await sql<{ is_clean: boolean }>`
    with place as (
      select block, block_time, not exists (${dirty}) and ${hasReadAsFar({ metric, network })} as is_clean,
        not exists (${dirty} and first_failed_at is null) and ${hasReadAsFar({ metric, network })} as is_done
      from ops.consumer_cursor where ${own} and seq >= 0
    ), written as (
      insert into ops.metric_state as state (metric, chain_id, methodology, block, block_time, computed_at)
      select ${metric.name}, ${network.chainId}, ${metric.methodology}, block, block_time, now()
      from place where is_done
      on conflict (metric, chain_id) do update
      set methodology = excluded.methodology, block = excluded.block, block_time = excluded.block_time,
        computed_at = excluded.computed_at
      where (state.methodology, state.block, state.block_time)
        is distinct from (excluded.methodology, excluded.block, excluded.block_time)
    ), finished as (
      update ops.consumer_cursor set backfill_keys = null, backfill_started_at = null
      where ${own} and backfill_keys is not null and (select is_done from place)
    )
    select is_clean from place`.execute(tx);
  return rows[0]?.is_clean ?? true;
}

/** The same in a transaction of its own. */
export async function advanceWatermark(db: Kysely<Database>, unit: MetricOnNetwork): Promise<boolean> {
  return await db.transaction().execute(async (tx) => {
    await lockCursor(tx, unit);
    return await writeWatermark(tx, unit);
  });
}
