import type { NullReason } from "@facevalue/core";
import type { RequestContext } from "../../../graphql/request-context.ts";
import type { EventRecord } from "../../event/event-record.ts";
import { nullReasonOf } from "../../network/null-reason-of.ts";
import type { EventMarkupRecord } from "../event-markup-record.ts";
import { toRatio } from "../to-ratio.ts";
import type { EventMarkupRow } from "./create-event-markup-loader.ts";

export const METRIC = "event-markup";

/** Markup of an event's resales. */
export async function loadEventMarkup(
  event: EventRecord,
  context: RequestContext,
): Promise<EventMarkupRecord> {
  const row = await context.loaders.eventMarkup.load(event);
  if (row !== null) return toMarkup(event, row);
  const reason = await nullReasonOf({ metric: METRIC, event }, "NO_SALES", context);
  const [none, count] = [{ value: null, reason }, reason === "NO_SALES" ? 0n : null];
  return {
    stamp: { metric: METRIC, event, computedAt: null, methodology: null },
    basis: "TOKEN",
    resaleCount: count,
    measuredCount: count,
    priceUnknownCount: count,
    faceUnknownCount: count,
    faceZeroCount: count,
    mixedCurrencyCount: count,
    washSuspectCount: count,
    median: none,
    medianLow: none,
    medianHigh: none,
    p90: none,
    valueWeighted: none,
    aboveFaceShare: none,
    belowFaceShare: none,
    aboveCapShare: none,
  };
}

function toMarkup(event: EventRecord, row: EventMarkupRow): EventMarkupRecord {
  const nothingMeasured: NullReason = row.value_weighted_reason ?? row.markup_reason ?? "LOW_N";
  return {
    stamp: { metric: METRIC, event, computedAt: row.computed_at, methodology: row.methodology },
    basis: "TOKEN",
    resaleCount: BigInt(row.resale_count),
    measuredCount: BigInt(row.measured_count),
    priceUnknownCount: BigInt(row.price_unknown_count),
    faceUnknownCount: BigInt(row.face_unknown_count),
    faceZeroCount: BigInt(row.face_zero_count),
    mixedCurrencyCount: BigInt(row.mixed_currency_count),
    washSuspectCount: BigInt(row.wash_suspect_count),
    median: toRatio(row.median_markup, row.markup_reason),
    medianLow: toRatio(row.median_low, row.markup_reason),
    medianHigh: toRatio(row.median_high, row.markup_reason),
    p90: toRatio(row.p90_markup, row.markup_reason),
    valueWeighted: toRatio(row.value_weighted_markup, row.value_weighted_reason),
    aboveFaceShare: toRatio(row.above_face_share, nothingMeasured),
    belowFaceShare: toRatio(row.below_face_share, nothingMeasured),
    aboveCapShare: toRatio(row.above_cap_share, row.measured_count === "0" ? nothingMeasured : "NO_CAP"),
  };
}
