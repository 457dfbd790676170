/** Largest r with (C(n,0) + ... + C(n,r-1)) / 2^n <= 1/40, in whole numbers; null when there is none. */
export function exactIntervalRank(n: number): number | null {
  const all = 2n ** BigInt(n);
  let binomial = 1n;
  let below = 0n;
  let rank = 0;
  for (let k = 0; k <= n; k += 1) {
    below += binomial;
    if (below * 40n > all) break;
    rank = k + 1;
    binomial = (binomial * BigInt(n - k)) / BigInt(k + 1);
  }
  return rank === 0 ? null : rank;
}
