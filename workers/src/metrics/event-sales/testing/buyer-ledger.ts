import type { SaleFact } from "../../../testing/chain-fact.ts";
import { localDay } from "../../../testing/ledger/local-day.ts";
import { type EventHistory, groupBy, lastBlock, type Placed } from "../../../testing/ledger/placed-fact.ts";
import type { MetricRows } from "../../../testing/read-metrics.ts";
import { localHour } from "./local-hour.ts";
import { isComplimentary, isPaidPrimary, isResale } from "./money-facts.ts";

type Sales = readonly Placed<SaleFact>[];

/** Expected rows of the tables of distinct buyers. */
export function buyerLedger(histories: readonly EventHistory[]): MetricRows {
  return {
    event_buyer_hour: histories.flatMap((history) =>
      groupsOf(history, localHour).map(([hour_start, sales]) => ({
        event_id: history.event,
        hour_start,
        ...buyersOf(sales),
      })),
    ),
    event_buyer_period: histories.flatMap((history) =>
      Object.entries({ DAY: localDay, WEEK: weekStart, MONTH: monthStart }).flatMap(([period, startOf]) =>
        groupsOf(history, startOf).map(([day, sales]) => ({
          event_id: history.event,
          period,
          day,
          ...buyersOf(sales),
        })),
      ),
    ),
  };
}

function groupsOf(
  { sales, changes }: EventHistory,
  startOf: (time: number, zone: string) => string | number,
): [string, Sales][] {
  const zone = changes[0]?.timeZone ?? "UTC";
  const bought = sales.filter((sale) => !isComplimentary(sale));
  return [...groupBy(bought, ({ time }) => String(startOf(time, zone)))];
}

function buyersOf(sales: Sales) {
  const distinct = (some: Sales) => String(new Set(some.map(({ buyer }) => buyer)).size);
  return {
    primary_buyer_count: distinct(sales.filter(isPaidPrimary)),
    resale_buyer_count: distinct(sales.filter(isResale)),
    buyer_count: distinct(sales),
    as_of_block: lastBlock(sales),
    methodology: "4",
  };
}

function weekStart(time: number, zone: string): string {
  const day = new Date(`${localDay(time, zone)}T00:00:00Z`);
  while (day.getUTCDay() !== 1) day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

function monthStart(time: number, zone: string): string {
  const day = new Date(`${localDay(time, zone)}T00:00:00Z`);
  day.setUTCDate(1);
  return day.toISOString().slice(0, 10);
}
