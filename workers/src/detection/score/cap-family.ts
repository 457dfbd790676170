/**
 * Scales contributions of one sign down so that their sum stays within the cap, in whole millionths; what rounding leaves goes to
 * the greatest, so that the sum is exact.
 */
export function capFamily(contributions: readonly number[], cap: number): number[] {
  const sum = contributions.reduce((total, one) => total + one, 0);
  if (Math.abs(sum) <= cap) return [...contributions];
  const target = Math.sign(sum) * cap;
  const scaled = contributions.map((one) => Math.trunc((one * cap) / Math.abs(sum)));
  const rest = target - scaled.reduce((total, one) => total + one, 0);
  const greatest = scaled.reduce(
    (best, one, index) => (Math.abs(one) > Math.abs(scaled[best] ?? 0) ? index : best),
    0,
  );
  return scaled.map((one, index) => (index === greatest ? one + rest : one));
}
