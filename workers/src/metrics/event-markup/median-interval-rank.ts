/** Half of what a 95 % interval leaves out. */
const TAIL = 0.025;

/**
 * Rank r such that the r-th smallest and the r-th largest of n observations enclose the median with at least 95 %
 * confidence: the largest r with P(B <= r - 1) <= 2.5 % for B ~ Binomial(n, 1/2). Null when even the extremes do not
 * (n < 6). Source: W. J. Conover, Practical Nonparametric Statistics, 3rd ed. (1999), section 3.2.
 */
export function medianIntervalRank(n: number): number | null {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`not a count: ${n}`);
  const middle = Math.ceil(n / 2);
  const central = centralProbability(middle);
  const isEven = n % 2 === 0;
  // Invariant of the loop: cumulative = P(B <= below), probability = P(B = below).
  let below = middle - 1;
  let cumulative = isEven ? (1 - central) / 2 : 1 / 2;
  let probability = isEven ? (central * middle) / (middle + 1) : central;
  while (below >= 0 && cumulative > TAIL) {
    cumulative -= probability;
    probability *= below / (n - below + 1);
    below -= 1;
  }
  return below < 0 ? null : below + 1;
}

/** C(2m, m) / 4^m = P(B = m) for n = 2m and for n = 2m - 1, to double precision: a product for small m, else its asymptotic series. */
function centralProbability(m: number): number {
  if (m > 64) {
    const x = 1 / m;
    const series = 1 + x * (-1 / 8 + x * (1 / 128 + x * (5 / 1024 + x * (-21 / 32768 - (x * 399) / 262144))));
    return series / Math.sqrt(Math.PI * m);
  }
  let product = 1;
  for (let i = 1; i <= m; i += 1) product *= (2 * i - 1) / (2 * i);
  return product;
}
