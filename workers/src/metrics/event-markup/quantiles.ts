import { divideHalfEven } from "@facevalue/core";
import { medianIntervalRank } from "./median-interval-rank.ts";

/** Fewer values than this give no median and no percentile. */
export const MINIMUM_COUNT = 5;

/** Middle value of ascending ones, or the mean of the two middle ones, half to even; null for fewer than five. */
export function medianOf(sorted: readonly bigint[]): bigint | null {
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  if (sorted.length < MINIMUM_COUNT || upper === undefined || lower === undefined) return null;
  return divideHalfEven(lower + upper, 2n);
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

export function compareBigints(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
