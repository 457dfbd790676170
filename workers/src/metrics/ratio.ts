import { divideHalfEven } from "@facevalue/core";

/** 1 as a ratio: ratios are counts of 10^-18. */
export const ONE = 10n ** 18n;

/** dividend / divisor in counts of 10^-18, rounded half to even, as `metrics.ratio` does; null when the divisor is 0. */
export function ratioOf(dividend: bigint, divisor: bigint): bigint | null {
  return divisor === 0n ? null : divideHalfEven(dividend * ONE, divisor);
}
