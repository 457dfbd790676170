import type { NullReason } from "@facevalue/core";
import type { MarkupShare, Ratio } from "../../generated/resolver-types.ts";
import type { MarkupFiguresRecord } from "./markup-report-record.ts";

/** Figures of an event without a row: counts are 0 where it is known that nothing was sold, else null. */
export function noMarkupFigures(reason: NullReason): MarkupFiguresRecord {
  const none: Ratio = { value: null, reason };
  const count = reason === "NO_SALES" ? 0n : null;
  const share: MarkupShare = {
    share: none,
    low: none,
    high: none,
    ifPricesLower: none,
    ifPricesHigher: none,
  };
  return {
    resaleCount: count,
    measuredCount: count,
    washSuspectCount: count,
    excluded: [],
    median: none,
    medianLow: none,
    medianHigh: none,
    p90: none,
    valueWeighted: none,
    trimmed: none,
    aboveFace: share,
    belowFace: { ...share, ifPricesLower: null, ifPricesHigher: null },
    aboveCap: share,
    excessPaid: null,
    excessReason: reason,
    sellerMargin: {
      median: none,
      measuredCount: count,
      giftCount: count,
      splitUnknownCount: count,
      costUnknownCount: count,
      costZeroCount: count,
      costUnconvertedCount: count,
    },
    finalHolderMarkup: none,
    finalHolderCount: count,
    resaleRate: none,
    sellerCount: count,
    sellerConcentration: none,
    topSellerShare: none,
  };
}
