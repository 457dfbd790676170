import type { NullReason } from "@facevalue/core";
import type { Measured } from "./measure-resale.ts";

const EXCLUSIONS = {
  price_unknown_count: "PRICE_UNKNOWN",
  face_unknown_count: "FACE_UNKNOWN",
  face_zero_count: "FACE_ZERO",
  mixed_currency_count: "MIXED_CURRENCY",
  unnumbered_count: "TICKETS_UNNUMBERED",
  event_currency_unknown_count: "EVENT_CURRENCY_UNKNOWN",
  currency_unknown_count: "CURRENCY_UNKNOWN",
  fx_missing_count: "FX_MISSING",
  fx_stale_count: "FX_STALE",
} as const satisfies Record<string, NullReason>;

type ExclusionCounts = Record<keyof typeof EXCLUSIONS, number>;

/** How many resales are measured, and how many are left out for which reason. They add up to `resale_count`. */
export function countExclusions(resales: readonly Measured[]) {
  const counts = new Map<NullReason | null, number>();
  let washSuspects = 0;
  for (const { exclusion, resale } of resales) {
    counts.set(exclusion, (counts.get(exclusion) ?? 0) + 1);
    if (exclusion === null && resale.sale.is_wash_suspect) washSuspects += 1;
  }
  const excluded = Object.fromEntries(
    Object.entries(EXCLUSIONS).map(([name, reason]) => [name, counts.get(reason) ?? 0]),
  ) as ExclusionCounts;
  return {
    resale_count: resales.length,
    measured_count: counts.get(null) ?? 0,
    ...excluded,
    wash_suspect_count: washSuspects,
  };
}
