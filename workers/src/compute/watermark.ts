import type { Database } from "@facevalue/db";
import { type Kysely, sql, type Transaction } from "kysely";
import { consumerOf, lockCursor } from "../feed/consumer-cursor.ts";
import type { MetricOnNetwork } from "./metric-on-network.ts";

/**
 * States that every change up to the metric's place in the feed is in its rows, if no key is dirty. The caller holds the
 * lock on that place, so that nothing is marked in between.
 * @returns whether no key is dirty
 */
export async function writeWatermark(
  tx: Transaction<Database>,
  { metric, network }: MetricOnNetwork,
): Promise<boolean> {
  const { rows } = await sql<{ is_clean: boolean }>`
    with place as (
      select block, block_time, not exists (
        select from ops.dirty_key where metric = ${metric.name} and chain_id = ${network.chainId}
      ) as is_clean
      from ops.consumer_cursor
      where consumer = ${consumerOf(metric)} and chain_id = ${network.chainId} and seq >= 0
    ), written as (
      insert into ops.metric_state as state (metric, chain_id, methodology, block, block_time, computed_at)
      select ${metric.name}, ${network.chainId}, ${metric.methodology}, block, block_time, now()
      from place where is_clean
      on conflict (metric, chain_id) do update
      set methodology = excluded.methodology, block = excluded.block, block_time = excluded.block_time,
        computed_at = excluded.computed_at
      where (state.methodology, state.block, state.block_time)
        is distinct from (excluded.methodology, excluded.block, excluded.block_time)
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
