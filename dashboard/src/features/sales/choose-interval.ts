import type { SalesInterval } from "../../generated/graphql.ts";

export const SALES_INTERVALS: readonly SalesInterval[] = ["HOUR", "DAY", "WEEK", "MONTH"];

/** Reads an interval's name; undefined for anything else. */
export function findInterval(value: unknown): SalesInterval | undefined {
  return SALES_INTERVALS.find((interval) => interval === value);
}

/** The interval that shows a range of so many days in a readable number of bars. */
export function chooseInterval(days: number): SalesInterval {
  if (days <= 7) return "HOUR";
  if (days < 90) return "DAY";
  return days < 365 ? "WEEK" : "MONTH";
}
