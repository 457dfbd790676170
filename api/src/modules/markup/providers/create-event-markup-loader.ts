import type { NullReason } from "@facevalue/core";
import { sql } from "kysely";
import { createLoader } from "../../../graphql/create-loader.ts";
import { eventKeys } from "../../../graphql/event-keys.ts";
import { type EventKeyColumns, eventKeyOf } from "../../../graphql/group-by-event.ts";
import type { Reader } from "../../../graphql/reader.ts";

/** Row of metrics.event_markup of all resales, with the shares worked out of its counts. */
export interface EventMarkupRow extends EventKeyColumns {
  readonly resale_count: string;
  readonly measured_count: string;
  readonly price_unknown_count: string;
  readonly face_unknown_count: string;
  readonly face_zero_count: string;
  readonly mixed_currency_count: string;
  readonly wash_suspect_count: string;
  readonly median_markup: string | null;
  readonly median_low: string | null;
  readonly median_high: string | null;
  readonly p90_markup: string | null;
  readonly value_weighted_markup: string | null;
  readonly markup_reason: NullReason | null;
  readonly value_weighted_reason: NullReason | null;
  readonly above_face_share: string | null;
  readonly below_face_share: string | null;
  readonly above_cap_share: string | null;
  readonly methodology: number;
  readonly computed_at: Date;
}

/** Markup of all of events' resales in tokens; null where none was computed. */
export function createEventMarkupLoader(reader: Reader) {
  return createLoader(async (refs) => {
    const rows = await reader.read(sql<EventMarkupRow>`
      select chain_id, event_id, resale_count, measured_count, price_unknown_count, face_unknown_count,
        face_zero_count, mixed_currency_count, wash_suspect_count, median_markup, median_low, median_high, p90_markup, value_weighted_markup, markup_reason,
        value_weighted_reason, metrics.ratio(above_face_count, measured_count) as above_face_share,
        metrics.ratio(below_face_count, measured_count) as below_face_share,
        metrics.ratio(above_cap_count, capped_count) as above_cap_share, methodology, computed_at
      from ${eventKeys(refs)} join metrics.event_markup using (chain_id, event_id)
      where basis = 'TOKEN' and adjustment = 'RAW' and slice = 'ALL'`);
    return new Map(rows.map((row) => [eventKeyOf(row), row]));
  });
}
