const HITS = 1;
const MISSES = 9;

/**
 * Expected share after `hits` of `count` under a Beta(1, 9) prior: (1 + hits) / (10 + count). A share of few observations
 * stays near one tenth.
 */
export function shrunkShare(hits: number, count: number): number {
  return (HITS + hits) / (HITS + MISSES + count);
}
