import { isPriceShared } from "@facevalue/db";
import { type RawBuilder, sql } from "kysely";
import type { RecomputeScope } from "../metric.ts";

/** Fewer measured resales than this give no median and no percentile. */
export const MINIMUM_COUNT = 5;

/** Every resale of the events with the reason that keeps it from being measured, if any. */
export function resales({ schema, keys }: RecomputeScope): RawBuilder<unknown> {
  return sql`
    select event as event_id, price, face_value, resale_cap_bps, "timestamp" as time, "block" as block,
      case when price is null or currency is null or ${isPriceShared(schema, "sale")} then 'PRICE_UNKNOWN'
        when face_value is null or face_currency is null then 'FACE_UNKNOWN'
        when face_value = 0 then 'FACE_ZERO'
        when face_currency <> currency then 'MIXED_CURRENCY'
        when is_wash_suspect then 'WASH_SUSPECT' end as reason
    from ${sql.id(schema, "sale")} sale where event = any(${keys}::bytea[]) and kind = 'SECONDARY'`;
}

/** The measured resales with their markup: price / face value - 1, rounded half to even at 18 decimal places. */
export function measuredResales(scope: RecomputeScope): RawBuilder<unknown> {
  return sql`
    select event_id, price, face_value, time, block, metrics.ratio(price - face_value, face_value) as markup,
      ${isAboveFace} as is_above_face, ${isBelowFace} as is_below_face
    from (${resales(scope)}) candidate where reason is null`;
}

/** More than 0.5 % of the face value away from it, in whole units. */
const isAboveFace = sql`(price * 200 > face_value * 201)`;
const isBelowFace = sql`(price * 200 < face_value * 199)`;
