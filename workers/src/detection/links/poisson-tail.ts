/** Terms shrink from the first on, since the count is above the mean; by then the rest is below the precision of a double. */
const MOST_TERMS = 4000;

/**
 * -log P(X >= count) for X Poisson with this mean, in nats; 0 for a count of 0. The tail is summed from its first term on, in logarithms, so that
 * it is exact where it is tiny. Counts up to the mean say nothing: 0.
 */
export function poissonTail(count: number, mean: number): number {
  if (count <= 0 || count <= mean) return 0;
  if (mean <= 0) return Number.POSITIVE_INFINITY;
  let first = -mean + count * Math.log(mean);
  for (let factor = 2; factor <= count; factor += 1) first -= Math.log(factor);
  let sum = 1;
  let term = 1;
  for (let next = count + 1; next < count + MOST_TERMS; next += 1) {
    term *= mean / next;
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return Math.max(0, -(first + Math.log(sum)));
}
