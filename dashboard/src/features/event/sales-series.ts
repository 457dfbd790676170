import type { EventChartsQuery } from "../../generated/graphql.ts";

type Day = NonNullable<EventChartsQuery["event"]>["salesByDay"]["days"][number];

/** One day's tickets, over all currencies. */
export interface SalesDay {
  /** YYYY-MM-DD in the event's zone. */
  readonly day: string;
  readonly primary: number;
  readonly resale: number;
  /** Tickets sold by the organizer up to the end of the day, of the days shown. */
  readonly primaryTotal: number;
  readonly resaleTotal: number;
  /** Whether the day was not over at the newest block. */
  readonly isIncomplete: boolean;
}

/**
 * Days of an event's sales, oldest first. Counts of several currencies are added: a ticket is a ticket.
 * @param today the day of the newest block in the event's zone, which is still going on
 */
export function buildSalesSeries(days: readonly Day[], today: string): SalesDay[] {
  const counts = new Map<string, { primary: number; resale: number }>();
  for (const { day, primaryCount, resaleCount } of days) {
    const count = counts.get(day) ?? { primary: 0, resale: 0 };
    count.primary += Number(primaryCount);
    count.resale += Number(resaleCount);
    counts.set(day, count);
  }
  let primaryTotal = 0;
  let resaleTotal = 0;
  return [...counts]
    .sort(([left], [right]) => left.localeCompare(right))
    .map(([day, { primary, resale }]) => {
      primaryTotal += primary;
      resaleTotal += resale;
      return { day, primary, resale, primaryTotal, resaleTotal, isIncomplete: day >= today };
    });
}
