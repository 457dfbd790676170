import { divideHalfEven } from "./divide-half-even.ts";

/** Middle one of ascending values; of an even number the mean of the two middle ones, half to even; null without values. */
export function medianOf(sorted: readonly bigint[]): bigint | null {
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  if (upper === undefined || lower === undefined) return null;
  return lower === upper ? upper : divideHalfEven(lower + upper, 2n);
}

/** For sorting ascending. */
export function compareBigints(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
