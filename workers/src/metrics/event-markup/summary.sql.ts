import { type RawBuilder, sql } from "kysely";
import type { RecomputeScope } from "../metric.ts";
import type { IntervalRanks } from "./interval-ranks.sql.ts";
import { MEDIAN, P90 } from "./quantiles.sql.ts";
import { MINIMUM_COUNT, measuredResales, resales } from "./resales.sql.ts";

export const SUMMARY_VALUES = [
  "resale_count",
  "measured_count",
  "price_unknown_count",
  "face_unknown_count",
  "face_zero_count",
  "mixed_currency_count",
  "wash_suspect_count",
  "median_markup",
  "median_low",
  "median_high",
  "p90_markup",
  "value_weighted_markup",
  "markup_reason",
  "value_weighted_reason",
  "above_face_count",
  "below_face_count",
  "capped_count",
  "above_cap_count",
  "as_of_block",
  "as_of_time",
];

/** One row per event that was published or has resales. */
export function summaryRows(scope: RecomputeScope, ranks: IntervalRanks): RawBuilder<unknown> {
  return sql`
    select summary.*, case when measured_count < ${sql.lit(MINIMUM_COUNT)} then ${REASON} end as markup_reason,
      case when measured_count = 0 then ${REASON} end as value_weighted_reason
    from (
      select known.event as event_id,
        ${countOrZero("resale_count")}, ${countOrZero("measured_count")}, ${countOrZero("price_unknown_count")},
        ${countOrZero("face_unknown_count")}, ${countOrZero("face_zero_count")},
        ${countOrZero("mixed_currency_count")}, ${countOrZero("wash_suspect_count")},
        median_markup, median_low, median_high, p90_markup, value_weighted_markup,
        ${countOrZero("above_face_count")}, ${countOrZero("below_face_count")},
        ${countOrZero("capped_count")}, ${countOrZero("above_cap_count")},
        greatest(counted.block, published.block)::bigint as as_of_block,
        to_timestamp(greatest(counted.time, published.time)::double precision) as as_of_time
      from unnest(${scope.keys}::bytea[]) as known (event)
      left join (${counts(scope)}) counted on counted.event_id = known.event
      left join (${quantiles(scope, ranks)}) measured on measured.event_id = known.event
      left join (
        select event, max("block") as block, max("timestamp") as time
        from ${sql.id(scope.schema, "event_change")} where event = any(${scope.keys}::bytea[]) group by event
      ) published on published.event = known.event
      where coalesce(counted.event_id, published.event) is not null
    ) summary`;
}

/** Why there are too few measured resales: a reason that holds for all of them, else their number. */
const REASON = sql`case resale_count when 0 then 'NO_SALES'
  when price_unknown_count then 'PRICE_UNKNOWN' when face_unknown_count then 'FACE_UNKNOWN'
  when face_zero_count then 'FACE_ZERO' when mixed_currency_count then 'MIXED_CURRENCY'
  when wash_suspect_count then 'WASH_SUSPECT' else 'LOW_N' end`;

function countOrZero(name: string): RawBuilder<unknown> {
  return sql`coalesce(${sql.id(name)}, 0) as ${sql.id(name)}`;
}

function counts(scope: RecomputeScope): RawBuilder<unknown> {
  return sql`
    select event_id, count(*) as resale_count,
      count(*) filter (where reason is null) as measured_count,
      count(*) filter (where reason = 'PRICE_UNKNOWN') as price_unknown_count,
      count(*) filter (where reason = 'FACE_UNKNOWN') as face_unknown_count,
      count(*) filter (where reason = 'FACE_ZERO') as face_zero_count,
      count(*) filter (where reason = 'MIXED_CURRENCY') as mixed_currency_count,
      count(*) filter (where reason = 'WASH_SUSPECT') as wash_suspect_count,
      count(*) filter (where reason is null and resale_cap_bps > 0) as capped_count,
      count(*) filter (where reason is null and resale_cap_bps > 0
        and price * 10000 > face_value * resale_cap_bps) as above_cap_count,
      max(block) as block, max(time) as time
    from (${resales(scope)}) resale group by event_id`;
}

function quantiles(scope: RecomputeScope, { counts, ranks }: IntervalRanks): RawBuilder<unknown> {
  const isEnough = sql`max(n) >= ${sql.lit(MINIMUM_COUNT)}`;
  return sql`
    select event_id, case when ${isEnough} then ${MEDIAN} end as median_markup,
      max(markup) filter (where position = rank) as median_low,
      max(markup) filter (where position = n + 1 - rank) as median_high,
      case when ${isEnough} then ${P90} end as p90_markup,
      metrics.ratio(sum(price - face_value), sum(face_value)) as value_weighted_markup,
      count(*) filter (where is_above_face) as above_face_count,
      count(*) filter (where is_below_face) as below_face_count
    from (
      select resale.*, row_number() over (partition by event_id order by markup) as position,
        count(*) over (partition by event_id) as n
      from (${measuredResales(scope)}) resale
    ) ordered
    left join unnest(${counts}::bigint[], ${ranks}::bigint[]) as interval (n, rank) using (n)
    group by event_id`;
}
