import type { SalesInterval } from "../../generated/graphql.ts";
import type { SalesDay } from "../event/sales-series.ts";
import type { SalesTabData } from "./use-sales-tab.ts";

type Point = SalesTabData["salesSeries"]["points"][number];

const HOUR_MS = 3_600_000;
const LENGTH_MS: Readonly<Record<SalesInterval, number>> = {
  HOUR: HOUR_MS,
  DAY: 24 * HOUR_MS,
  WEEK: 7 * 24 * HOUR_MS,
  MONTH: 28 * 24 * HOUR_MS,
};

/**
 * Stretches of a series as bars with running totals. `day` is the moment at which a stretch begins.
 * @param nowMs time on the chain; a last stretch that it lies in is still going on
 */
export function buildHistory(points: readonly Point[], interval: SalesInterval, nowMs: number): SalesDay[] {
  let primaryTotal = 0;
  let resaleTotal = 0;
  return points.map(({ start, primaryCount, resaleCount }, index) => {
    const [primary, resale] = [Number(primaryCount), Number(resaleCount)];
    primaryTotal += primary;
    resaleTotal += resale;
    const isLast = index === points.length - 1;
    const isIncomplete = isLast && nowMs < Date.parse(start) + LENGTH_MS[interval];
    return { day: start, primary, resale, primaryTotal, resaleTotal, isIncomplete };
  });
}
