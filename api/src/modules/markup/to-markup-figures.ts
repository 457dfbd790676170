import type { NullReason } from "@facevalue/core";
import { divideExactly } from "../../exact/exact-decimal.ts";
import type { MarkupExclusion, MarkupShare, Ratio, SellerMargin } from "../../generated/resolver-types.ts";
import { toMoney } from "../currency/to-money.ts";
import type { MarkupFiguresRecord } from "./markup-report-record.ts";
import type { MarkupSliceRow } from "./providers/create-markup-slices-loader.ts";
import { toRatio } from "./to-ratio.ts";
import { toShare } from "./to-share.ts";

const EXCLUSIONS = {
  PRICE_UNKNOWN: "price_unknown_count",
  FACE_UNKNOWN: "face_unknown_count",
  FACE_ZERO: "face_zero_count",
  MIXED_CURRENCY: "mixed_currency_count",
  TICKETS_UNNUMBERED: "unnumbered_count",
  EVENT_CURRENCY_UNKNOWN: "event_currency_unknown_count",
  CURRENCY_UNKNOWN: "currency_unknown_count",
  FX_MISSING: "fx_missing_count",
  FX_STALE: "fx_stale_count",
} as const;

/** Figures of a slice. @param whole row of all of the event's resales */
export function toMarkupFigures(row: MarkupSliceRow, whole: MarkupSliceRow): MarkupFiguresRecord {
  const markupReason = row.markup_reason as NullReason | null;
  return {
    resaleCount: BigInt(row.resale_count),
    measuredCount: BigInt(row.measured_count),
    washSuspectCount: BigInt(row.wash_suspect_count),
    excluded: exclusionsOf(row),
    median: toRatio(row.median_markup, markupReason),
    medianLow: toRatio(row.median_low, markupReason ?? "LOW_N"),
    medianHigh: toRatio(row.median_high, markupReason ?? "LOW_N"),
    p90: toRatio(row.p90_markup, markupReason),
    valueWeighted: toRatio(row.value_weighted_markup, row.value_weighted_reason as NullReason | null),
    trimmed: toRatio(row.trimmed_markup, row.value_weighted_reason as NullReason | null),
    ...sharesOf(row),
    excessPaid: toMoney(Number(row.chain_id), row.excess_paid, row.excess_currency),
    excessReason: row.excess_reason as NullReason | null,
    sellerMargin: marginOf(row),
    finalHolderMarkup: toRatio(row.final_markup, row.final_reason as NullReason | null),
    finalHolderCount: BigInt(row.final_ticket_count),
    resaleRate: resaleRateOf(row, whole),
    sellerCount: BigInt(row.seller_count),
    sellerConcentration: toRatio(row.seller_concentration, row.seller_reason as NullReason | null),
    topSellerShare: toRatio(row.top_seller_share, row.seller_reason as NullReason | null),
  };
}

function exclusionsOf(row: MarkupSliceRow): MarkupExclusion[] {
  return Object.entries(EXCLUSIONS).flatMap(([reason, column]) =>
    row[column] === "0" ? [] : [{ reason: reason as NullReason, saleCount: BigInt(row[column]) }],
  );
}

function sharesOf(row: MarkupSliceRow): Record<"aboveFace" | "belowFace" | "aboveCap", MarkupShare> {
  const reason = (row.measured_count === "0" ? row.markup_reason : null) as NullReason | null;
  const total = row.measured_count;
  const shareOf = (count: string, errors: { low: string; high: string } | null) =>
    toShare({ count, total, errors }, reason ?? "LOW_N");
  return {
    aboveFace: shareOf(row.above_face_count, {
      low: row.above_face_low_count,
      high: row.above_face_high_count,
    }),
    belowFace: shareOf(row.below_face_count, null),
    aboveCap: toShare(
      {
        count: row.above_cap_count,
        total: row.capped_count,
        errors: { low: row.above_cap_low_count, high: row.above_cap_high_count },
      },
      reason ?? "NO_CAP",
    ),
  };
}

function marginOf(row: MarkupSliceRow): SellerMargin {
  return {
    median: toRatio(row.median_margin, row.margin_reason as NullReason | null),
    measuredCount: BigInt(row.margin_count),
    giftCount: BigInt(row.gift_cost_count),
    splitUnknownCount: BigInt(row.split_unknown_count),
    costUnknownCount: BigInt(row.cost_unknown_count),
    costZeroCount: BigInt(row.cost_zero_count),
    costUnconvertedCount: BigInt(row.cost_unconverted_count),
  };
}

/** Slices by hop and lead time are shares of all of the event's tickets. */
function resaleRateOf(row: MarkupSliceRow, whole: MarkupSliceRow): Ratio {
  if (row.resold_ticket_count === null)
    return { value: null, reason: (row.resold_reason as NullReason | null) ?? "TICKETS_UNNUMBERED" };
  const sold = row.sold_ticket_count ?? whole.sold_ticket_count ?? "0";
  const rate = divideExactly(BigInt(row.resold_ticket_count), BigInt(sold));
  return rate === null ? { value: null, reason: "NO_SALES" } : { value: rate, reason: null };
}
