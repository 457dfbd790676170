import { type RawBuilder, sql } from "kysely";
import type { RecomputeScope } from "../metric.ts";
import { MEDIAN, P90 } from "./quantiles.sql.ts";
import { MINIMUM_COUNT, measuredResales } from "./resales.sql.ts";

export const DAY_VALUES = [
  "measured_count",
  "median_markup",
  "p90_markup",
  "markup_reason",
  "above_face_count",
  "below_face_count",
  "as_of_block",
];

/** One row per event and day with a measured resale; days are those of the event's time zone, UTC when it is unknown. */
export function dayRows(scope: RecomputeScope): RawBuilder<unknown> {
  const isEnough = sql`count(*) >= ${sql.lit(MINIMUM_COUNT)}`;
  return sql`
    select event_id, day, count(*) as measured_count,
      case when ${isEnough} then ${MEDIAN} end as median_markup,
      case when ${isEnough} then ${P90} end as p90_markup,
      case when not ${isEnough} then 'LOW_N' end as markup_reason,
      count(*) filter (where is_above_face) as above_face_count,
      count(*) filter (where is_below_face) as below_face_count,
      max(block)::bigint as as_of_block
    from (
      select dated.*, row_number() over (partition by event_id, day order by markup) as position,
        count(*) over (partition by event_id, day) as n
      from (
        select resale.*,
          (to_timestamp(time::double precision) at time zone coalesce(zone, 'UTC'))::date as day
        from (${measuredResales(scope)}) resale
        left join (${timeZones(scope)}) place using (event_id)
      ) dated
    ) ordered group by event_id, day`;
}

function timeZones({ schema, keys }: RecomputeScope): RawBuilder<unknown> {
  return sql`
    select id as event_id, metrics.time_zone_or_utc(time_zone) as zone
    from ${sql.id(schema, "event")}
    where id = any(${keys}::bytea[]) and upper_inf(block_range)
    offset 0`;
}
