import { sql } from "kysely";
import type { Reader } from "../../../graphql/reader.ts";

/** How a metric is on a network, as the workers left it. */
export interface MetricState {
  readonly chainId: number;
  readonly metric: string;
  /** What the workers compute, or computed last. */
  readonly methodology: number;
  /**
   * Backfilling: it is computed from scratch; its rows may be of another methodology. Stuck: it has dead letters, but
   * goes on with everything else.
   */
  readonly state: "backfilling" | "live" | "stuck";
  /** Its rows hold every change up to this block, those of failed keys aside; null before it was there once. */
  readonly block: number | null;
  readonly blockTime: Date | null;
  readonly computedAt: Date | null;
  /** Keys that wait to be computed, those that failed included. */
  readonly dirtyKeys: number;
  readonly failedKeys: number;
  /** Those of them that are not tried again by themselves. */
  readonly deadLetters: number;
  readonly lastError: { readonly key: string; readonly message: string; readonly at: Date } | null;
  /** Progress from scratch. */
  readonly backfill: {
    readonly keysDone: number;
    readonly keysTotal: number;
    readonly startedAt: Date;
  } | null;
}

interface MetricRow {
  readonly chain_id: string;
  readonly metric: string;
  readonly methodology: number;
  readonly computed_methodology: number | null;
  readonly block: string | null;
  readonly block_time: Date | null;
  readonly computed_at: Date | null;
  readonly dirty: string;
  readonly fresh: string;
  readonly dead: string;
  readonly backfill_keys: string | null;
  readonly backfill_started_at: Date | null;
  readonly error: string | null;
  readonly error_key: Buffer | null;
  readonly error_at: Date | null;
}

/** Every metric that the workers have begun with, by network. */
export async function readMetricStates(reader: Pick<Reader, "read">): Promise<MetricState[]> {
  const rows = await reader.read(sql<MetricRow>`
    with place as (
      select chain_id, split_part(consumer, '@', 1) as metric, split_part(consumer, '@', 2)::int as methodology,
        backfill_keys, backfill_started_at
      from ops.consumer_cursor where consumer ~ '^[^@]+@[0-9]{1,9}$'
    ), dirty as (
      select chain_id, metric, count(*) as dirty, count(*) filter (where first_failed_at is null) as fresh,
        count(*) filter (where due_at is null) as dead
      from ops.dirty_key group by chain_id, metric
    ), failed as (
      select distinct on (chain_id, metric) chain_id, metric, error, key as error_key, last_failed_at as error_at
      from ops.dirty_key where first_failed_at is not null order by chain_id, metric, last_failed_at desc, key
    )
    select place.*, state.methodology as computed_methodology, block, block_time, computed_at,
      coalesce(dirty, 0) as dirty, coalesce(fresh, 0) as fresh, coalesce(dead, 0) as dead, error, error_key, error_at
    from place left join ops.metric_state state using (chain_id, metric)
      left join dirty using (chain_id, metric) left join failed using (chain_id, metric)
    order by chain_id, metric, place.methodology`);
  return rows.map(toMetricState);
}

function toMetricState(row: MetricRow): MetricState {
  const isBackfilling = row.backfill_keys !== null || row.computed_methodology !== row.methodology;
  const deadLetters = Number(row.dead);
  return {
    chainId: Number(row.chain_id),
    metric: row.metric,
    methodology: row.methodology,
    state: isBackfilling ? "backfilling" : deadLetters > 0 ? "stuck" : "live",
    block: row.block === null ? null : Number(row.block),
    blockTime: row.block_time,
    computedAt: row.computed_at,
    dirtyKeys: Number(row.dirty),
    failedKeys: Number(row.dirty) - Number(row.fresh),
    deadLetters,
    lastError: toLastError(row),
    backfill: toBackfill(row),
  };
}

function toLastError({ error, error_key, error_at }: MetricRow): MetricState["lastError"] {
  if (error === null || error_key === null || error_at === null) return null;
  return { key: `0x${error_key.toString("hex")}`, message: error, at: error_at };
}

/** Keys that new blocks touched meanwhile wait with the others, so that what is done is a lower bound. */
function toBackfill({ backfill_keys, backfill_started_at, fresh }: MetricRow): MetricState["backfill"] {
  if (backfill_keys === null || backfill_started_at === null) return null;
  const keysTotal = Math.max(Number(backfill_keys), Number(fresh));
  return { keysDone: keysTotal - Number(fresh), keysTotal, startedAt: backfill_started_at };
}
