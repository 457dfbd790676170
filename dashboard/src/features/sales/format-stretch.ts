import type { SalesInterval } from "../../generated/graphql.ts";

const SHORT: Readonly<Record<SalesInterval, Intl.DateTimeFormatOptions>> = {
  HOUR: { month: "short", day: "numeric", hour: "numeric" },
  DAY: { month: "short", day: "numeric" },
  WEEK: { month: "short", day: "numeric" },
  MONTH: { year: "numeric", month: "short" },
};

/** Beginning of a stretch of time in a zone, as short as its length allows. */
export function formatStretch(
  start: string,
  { interval, timeZone, locale }: { interval: SalesInterval; timeZone: string; locale: string },
): string {
  return new Intl.DateTimeFormat(locale, { ...SHORT[interval], timeZone }).format(new Date(start));
}
