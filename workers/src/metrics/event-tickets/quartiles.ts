import { divideHalfEven } from "@facevalue/core";

export interface Quartiles {
  readonly p25: bigint;
  readonly median: bigint;
  readonly p75: bigint;
}

/**
 * Quartiles of whole numbers by linear interpolation between order statistics, rounded half to even: the value at the
 * position 1 + (n − 1) q of the sorted ones.
 * Source: Hyndman and Fan, Sample Quantiles in Statistical Packages, 1996, definition 7.
 * @param values at least one; each exact as a double
 */
export function quartilesOf(values: readonly number[]): Quartiles {
  const sorted = Float64Array.from(values).toSorted();
  return { p25: quartile(sorted, 1), median: quartile(sorted, 2), p75: quartile(sorted, 3) };
}

function quartile(sorted: Float64Array, quarters: number): bigint {
  const position = (sorted.length - 1) * quarters;
  const index = Math.floor(position / 4);
  const below = BigInt(sorted[index] as number);
  const above = BigInt(sorted[Math.min(index + 1, sorted.length - 1)] as number);
  return divideHalfEven(4n * below + (above - below) * BigInt(position % 4), 4n);
}
