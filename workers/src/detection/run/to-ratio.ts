const MILLION = 1_000_000;
const RATIOS_IN_MILLIONTH = 10n ** 12n;

/** A whole number of millionths as a ratio, a count of 10^-18. */
export function fromMillionths(millionths: number): bigint {
  return BigInt(millionths) * RATIOS_IN_MILLIONTH;
}

/** A number as a ratio, rounded to millionths: statistics are stored no finer than they are known. */
export function toRatio(value: number): bigint {
  return fromMillionths(Math.round(value * MILLION));
}
