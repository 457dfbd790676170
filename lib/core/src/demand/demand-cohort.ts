import { DAY_SECONDS } from "./market-window.ts";

/** What is compared with what: the finest level first, then without the size, then without the category. */
export const COHORT_LEVELS = ["CATEGORY_SIZE_LEAD", "CATEGORY_LEAD", "LEAD"] as const;
export type CohortLevel = (typeof COHORT_LEVELS)[number];

/** A cohort of fewer events says nothing. */
export const SMALLEST_COHORT = 5;

const SIZES: readonly (readonly [bigint, string])[] = [
  [200n, "UNDER_200"],
  [1000n, "UNDER_1000"],
  [5000n, "UNDER_5000"],
  [20_000n, "UNDER_20000"],
];
const LARGEST = "FROM_20000";
const UNKNOWN = "UNKNOWN";

/** Days to the event under which a bucket ends; the last has no end. */
const LEADS: readonly (readonly [number, string])[] = [
  [1, "UNDER_1_DAY"],
  [3, "UNDER_3_DAYS"],
  [7, "UNDER_7_DAYS"],
  [14, "UNDER_14_DAYS"],
  [30, "UNDER_30_DAYS"],
  [60, "UNDER_60_DAYS"],
];
const LONGEST = "FROM_60_DAYS";

/** What an event is compared by. `UNKNOWN` is a value of its own: events whose capacity nobody knows are like one another. */
export interface CohortTraits {
  readonly category: string;
  readonly size: string;
  readonly lead: string;
}

/** @param startsIn seconds until the event, not negative */
export function cohortTraits(
  category: string | null,
  capacity: bigint | null,
  startsIn: number,
): CohortTraits {
  const days = startsIn / DAY_SECONDS;
  return {
    category: category ?? UNKNOWN,
    size: capacity === null ? UNKNOWN : (SIZES.find(([below]) => capacity < below)?.[1] ?? LARGEST),
    lead: LEADS.find(([below]) => days < below)?.[1] ?? LONGEST,
  };
}

/** The traits that count at a level; the others are empty. */
export function traitsAt(level: CohortLevel, { category, size, lead }: CohortTraits): CohortTraits {
  return {
    category: level === "LEAD" ? "" : category,
    size: level === "CATEGORY_SIZE_LEAD" ? size : "",
    lead,
  };
}
