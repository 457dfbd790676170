import type { NullReason } from "@facevalue/core";
import { toShare } from "../markup/to-share.ts";
import type { EventCapRow } from "./providers/create-event-caps-loader.ts";
import type { CapFiguresRecord } from "./resale-rules-record.ts";

/** What the row says, with the share above the cap worked out of its counts. */
export function toCapFigures(row: EventCapRow): CapFiguresRecord {
  const { share, low, high } = toShare(
    { count: row.above_count, total: row.measured_count, errors: null },
    row.reason ?? "LOW_N",
  );
  const exclusions: [NullReason, string][] = [
    ["PRICE_UNKNOWN", row.price_unknown_count],
    ["FACE_UNKNOWN", row.face_unknown_count],
    ["MIXED_CURRENCY", row.mixed_currency_count],
  ];
  return {
    resaleCount: BigInt(row.resale_count),
    measuredCount: BigInt(row.measured_count),
    aboveCount: BigInt(row.above_count),
    excluded: exclusions
      .filter(([, count]) => count !== "0")
      .map(([reason, count]) => ({ reason, saleCount: BigInt(count) })),
    aboveShare: share,
    aboveShareLow: low,
    aboveShareHigh: high,
    excess: row.excess,
    reason: row.reason,
  };
}

/** Nothing is known, for this reason. */
export function noCapFigures(reason: NullReason): CapFiguresRecord {
  const none = { value: null, reason };
  return {
    resaleCount: null,
    measuredCount: null,
    aboveCount: null,
    excluded: [],
    aboveShare: none,
    aboveShareLow: none,
    aboveShareHigh: none,
    excess: [],
    reason,
  };
}
