import type { ReasonedFlag } from "./read-reasoned-flags.ts";

const ROUNDING = 0.5e-6 + 1e-9;

/** Sorted values of all entities by reason code. */
export type Cohorts = ReadonlyMap<string, Float64Array>;

export function cohortsOf(flags: readonly ReasonedFlag[]): Cohorts {
  const values = new Map<string, number[]>();
  for (const { measured } of flags) {
    for (const [code, value] of Object.entries(measured)) {
      const own = values.get(code);
      if (own === undefined) values.set(code, [value]);
      else own.push(value);
    }
  }
  return new Map([...values].map(([code, own]) => [code, Float64Array.from(own).sort()]));
}

/** Whether the percentile is the share of the other entities that have a lower value, equal ones by half; 0.5 without others. */
export function isPercentileRight(
  cohorts: Cohorts,
  { code, value, percentile }: { code: string; value: number; percentile: number },
): boolean {
  const cohort = cohorts.get(code);
  if (cohort === undefined) return false;
  const lower = countBelow(cohort, value);
  const equal = countBelow(cohort, value + ROUNDING) - lower;
  if (equal === 0) return false;
  const others = cohort.length - 1;
  const expected = others === 0 ? 0.5 : (lower + (equal - 1) / 2) / others;
  return Math.abs(expected - percentile) <= ROUNDING;
}

function countBelow(sorted: Float64Array, limit: number): number {
  let [start, end] = [0, sorted.length];
  while (start < end) {
    const middle = Math.floor((start + end) / 2);
    if ((sorted[middle] ?? 0) < limit) start = middle + 1;
    else end = middle;
  }
  return start;
}
