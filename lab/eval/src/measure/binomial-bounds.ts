const TAIL = 0.025;
const STEPS = 60;

/**
 * Exact 95 % bounds of a share (Clopper and Pearson, 1934): unlike a bootstrap they say what zero of n still allows.
 * @param count of `total`, both whole
 */
export function binomialBounds(count: number, total: number): { low: number; high: number } | null {
  if (total === 0) return null;
  const low = count === 0 ? 0 : solve((share) => 1 - atMost(count - 1, total, share) - TAIL);
  const high = count === total ? 1 : solve((share) => TAIL - atMost(count, total, share));
  return { low, high };
}

/** Where a rising function crosses zero between 0 and 1. */
function solve(rising: (share: number) => number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Chance of at most `count` successes in `total`, summed in logarithms so that large totals do not underflow. */
function atMost(count: number, total: number, share: number): number {
  if (share <= 0) return 1;
  if (share >= 1) return count >= total ? 1 : 0;
  let logTerm = total * Math.log1p(-share);
  let sum = Math.exp(logTerm);
  for (let k = 1; k <= count; k++) {
    logTerm += Math.log((total - k + 1) / k) + Math.log(share) - Math.log1p(-share);
    sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}
