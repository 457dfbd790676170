import { divideHalfEven } from "@facevalue/core";

/** Figures are compared in millionths; beyond this many they count as this many, so that twice their sum stays an exact double. */
const MILLIONTH = 10n ** 12n;
const LARGEST = 900_000_000_000_000n;

/** Makes the median absolute deviation of a normal distribution its standard deviation, in 1/10000. */
const MEDIAN_SCALE = 14_826n;
/** The same for the mean absolute deviation. */
const MEAN_SCALE = 12_533n;

export interface Spread {
  /** In counts of 10^-18. */
  readonly median: bigint;
  /** Robust standard deviation in counts of 10^-18; 0 when all values are one. */
  readonly deviation: bigint;
}

/**
 * Median and 1.4826 · median absolute deviation of values in counts of 10^-18; where more than half of the values are one, 1.2533 · mean absolute
 * deviation. Both withstand a few extreme events, unlike mean and standard deviation. Null without values.
 */
export function robustSpread(values: readonly bigint[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values, inMillionths).sort();
  const twiceMedian = middleSum(sorted);
  const distances = sorted.map((value) => Math.abs(2 * value - twiceMedian)).sort();
  const fourTimes = middleSum(distances);
  const deviation =
    fourTimes > 0
      ? divideHalfEven(BigInt(fourTimes) * MILLIONTH * MEDIAN_SCALE, 40_000n)
      : divideHalfEven(sumOf(distances) * MILLIONTH * MEAN_SCALE, 20_000n * BigInt(values.length));
  return { median: divideHalfEven(BigInt(twiceMedian) * MILLIONTH, 2n), deviation };
}

function inMillionths(value: bigint): number {
  const rounded = divideHalfEven(value, MILLIONTH);
  if (rounded > LARGEST) return Number(LARGEST);
  return Number(rounded < -LARGEST ? -LARGEST : rounded);
}

/** Sum of the two middle values: of an odd number twice the middle one. */
function middleSum(sorted: Float64Array): number {
  return (sorted[sorted.length >> 1] ?? 0) + (sorted[(sorted.length - 1) >> 1] ?? 0);
}

function sumOf(values: Float64Array): bigint {
  return values.reduce((sum: bigint, value) => sum + BigInt(value), 0n);
}
