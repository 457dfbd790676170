import { medianOf } from "@facevalue/core";
import { medianIntervalRank } from "./median-interval-rank.ts";

/** Fewer values than this give no median and no percentile. */
export const MINIMUM_COUNT = 5;

/** The median of ascending values; null for fewer than five. */
export function medianOfEnough(sorted: readonly bigint[]): bigint | null {
  return sorted.length < MINIMUM_COUNT ? null : medianOf(sorted);
}

/** 90th percentile of ascending values by nearest rank: the one at position ceil(0.9 n); null for fewer than five. */
export function ninetiethOf(sorted: readonly bigint[]): bigint | null {
  if (sorted.length < MINIMUM_COUNT) return null;
  return sorted[Math.floor((9 * sorted.length + 9) / 10) - 1] ?? null;
}

/** 95 % interval of the median of ascending values; nulls for fewer than six. */
export function medianInterval(sorted: readonly bigint[]): { low: bigint | null; high: bigint | null } {
  const rank = medianIntervalRank(sorted.length);
  if (rank === null) return { low: null, high: null };
  return { low: sorted[rank - 1] ?? null, high: sorted[sorted.length - rank] ?? null };
}
