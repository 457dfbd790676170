import { formatDay } from "../../format/date.ts";
import { formatShare } from "../../format/ratio.ts";
import type { Message } from "../../i18n/message.ts";
import type { SalesDay } from "./sales-series.ts";

/** From this part of all sales on one day, that day is the finding. */
const PEAK_SHARE = 0.25;

/** What the sales over time say, as a title. */
export function findSales(days: readonly SalesDay[], locale: string): Message {
  const total = days.at(-1)?.primaryTotal ?? 0;
  const busiest = busiestDay(days);
  if (total === 0 || busiest === undefined) return { key: "event.salesChart.findingNone" };
  const share = busiest.primary / total;
  if (days.length > 1 && share >= PEAK_SHARE) {
    const values = { share: formatShare(share.toFixed(4), locale), day: formatDay(busiest.day, locale) };
    return { key: "event.salesChart.findingPeak", values };
  }
  return {
    key: "event.salesChart.findingSteady",
    values: { count: total, days: days.length, most: busiest.primary },
  };
}

/** The same in one sentence with its figures. */
export function summarizeSales(days: readonly SalesDay[], locale: string): Message {
  const first = days[0];
  const last = days.at(-1);
  const busiest = busiestDay(days);
  if (first === undefined || last === undefined || busiest === undefined) {
    return { key: "event.salesChart.summaryNone" };
  }
  return {
    key: last.isIncomplete ? "event.salesChart.summaryRunning" : "event.salesChart.summary",
    values: {
      primary: last.primaryTotal,
      resale: last.resaleTotal,
      from: formatDay(first.day, locale),
      to: formatDay(last.day, locale),
      busiest: formatDay(busiest.day, locale),
      most: busiest.primary,
    },
  };
}

function busiestDay(days: readonly SalesDay[]): SalesDay | undefined {
  return days.toSorted((left, right) => right.primary - left.primary)[0];
}
