import { type RawBuilder, sql } from "kysely";
import type { SalesInterval } from "../../../generated/resolver-types.ts";
import { toBytes } from "../../../graphql/entity-ref.ts";
import type { EventRecord } from "../../event/event-record.ts";

/** Most points of a series; of longer ranges the newest are kept. */
export const MOST_POINTS = 400;

export interface HistoryRange {
  readonly interval: SalesInterval;
  /** YYYY-MM-DD; null for the first day with a sale. */
  readonly from: string | null;
  /** YYYY-MM-DD; null for the last day with a sale. */
  readonly to: string | null;
  /** Number of the only tier; null for all. */
  readonly tier: string | null;
}

/** Clock that a stretch is counted on: hours are moments, so that a clock put back repeats none. */
const clockOf = (interval: SalesInterval) => (interval === "HOUR" ? sql`'UTC'` : sql`time_zone`);

/** Start of the stretch that a moment lies in, on that clock. Hours were cut when they were computed. */
function slotOf(interval: SalesInterval, moment: RawBuilder<unknown>): RawBuilder<unknown> {
  if (interval === "HOUR") return sql`(${moment} at time zone 'UTC')`;
  return sql`date_trunc(${sql.lit(interval.toLowerCase())}, ${moment} at time zone time_zone)`;
}

/** Moment at which a stretch begins. */
export function startOf(interval: SalesInterval): RawBuilder<unknown> {
  return sql`(slot at time zone ${clockOf(interval)})`;
}

/**
 * Common table expressions of the events' sales: `slots`, one row per event, stretch and currency with sales or refunds,
 * and `shown`, the first and last stretch of each event's series.
 */
export function historyTables(events: readonly EventRecord[], range: HistoryRange): RawBuilder<unknown> {
  const { interval, from, to } = range;
  const chainIds = events.map(({ chainId }) => chainId);
  const keys = events.map(({ key }) => toBytes(key));
  const zones = events.map(({ timeZone }) => timeZone);
  const step = sql.lit(`1 ${interval.toLowerCase()}`);
  const first = slotOf(interval, sql`(${from}::date::timestamp at time zone time_zone)`);
  const last = slotOf(
    interval,
    sql`((${to}::date + 1)::timestamp at time zone time_zone - interval '1 second')`,
  );
  return sql`
    zoned as materialized (
      select chain_id, event_id, metrics.time_zone_or_utc(published) as time_zone
      from unnest(${chainIds}::bigint[], ${keys}::bytea[], ${zones}::text[]) as key(chain_id, event_id, published)
    ), slots as materialized (
      select chain_id, event_id, time_zone, currency, ${slotOf(interval, sql`hour_start`)} as slot,
        sum(primary_count) as primary_count, sum(complimentary_count) as complimentary_count,
        sum(resale_count) as resale_count, sum(refund_count) as refund_count,
        sum(primary_gross) as primary_gross, sum(resale_gross) as resale_gross, sum(refund_gross) as refund_gross
      from zoned join metrics.tier_sales_hour using (chain_id, event_id)
      where ${tierCondition(range.tier)}
      group by chain_id, event_id, time_zone, currency, slot
    ), asked as (
      select chain_id, event_id, time_zone,
        ${from === null ? sql`min(slot)` : hourAligned(interval, first)} as first_slot,
        ${to === null ? sql`max(slot)` : hourAligned(interval, last)} as last_slot
      from slots group by chain_id, event_id, time_zone
    ), shown as (
      select chain_id, event_id, time_zone, last_slot,
        greatest(first_slot, last_slot - ${sql.lit(MOST_POINTS - 1)} * interval ${step}) as first_slot,
        first_slot < last_slot - ${sql.lit(MOST_POINTS - 1)} * interval ${step} as is_truncated
      from asked
    )`;
}

/** Hours asked for by day are cut as those with sales are. */
function hourAligned(interval: SalesInterval, slot: RawBuilder<unknown>): RawBuilder<unknown> {
  if (interval !== "HOUR") return slot;
  return sql`date_bin(interval '1 hour', ${slot}, min(slot))`;
}

/** A tier's key is the event's, then its number in four bytes. */
function tierCondition(tier: string | null): RawBuilder<unknown> {
  return tier === null ? sql`true` : sql`ticket_type = event_id || int4send(${tier}::bigint::int)`;
}
