import { divideExactly } from "./exact-decimal.ts";

/** Quantile 0.975 of the normal distribution, as a count of 10^-15. */
const Z = 1_959_963_984_540_054n;
const Z_UNIT = 10n ** 15n;
/** Digits that the square root is worked out to. */
const PRECISION = 10n ** 20n;

/**
 * 95 % interval of a share: Wilson's score interval, (2x + z² ± z √(z² + 4x(n − x)/n)) / (2(n + z²)) for x of n, as decimal
 * strings of 18 places; null for n = 0. Source: E. B. Wilson, Probable inference, the law of succession, and statistical
 * inference, Journal of the American Statistical Association 22 (1927), 209–212.
 */
export function wilsonInterval(count: bigint, total: bigint): { low: string; high: string } | null {
  if (total === 0n) return null;
  const square = Z_UNIT * Z_UNIT;
  const spread = (4n * count * (total - count) * square) / total;
  const root = Z * squareRoot((Z * Z + spread) * PRECISION * PRECISION);
  const middle = (2n * count * square + Z * Z) * PRECISION;
  const divisor = 2n * (total * square + Z * Z) * PRECISION;
  const [low, high] = [divideExactly(middle - root, divisor), divideExactly(middle + root, divisor)];
  return low === null || high === null ? null : { low, high };
}

/** The whole part of the square root, by Newton's method. */
function squareRoot(value: bigint): bigint {
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
