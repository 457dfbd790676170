import { read } from "../../api/read.ts";
import { type Polled, usePolled } from "../../api/use-polled.ts";
import type * as Generated from "../../generated/graphql.ts";
import type { EventPlace } from "../event/event-place.ts";
import { placeKey } from "../event/use-event.ts";
import { chooseInterval } from "./choose-interval.ts";
import { SalesSpanQuery, SalesTabQuery } from "./sales-queries.ts";

export type SalesTabData = NonNullable<Generated.SalesTabQuery["event"]>;
export type FeeTotal = SalesTabData["feeBreakdown"]["totals"][number];
export type FiatSum = SalesTabData["salesSummary"]["fiatRevenue"]["organizerNet"];

export interface SalesTabChoice {
  /** Undefined: whatever suits the time that the sales took. */
  readonly interval: Generated.SalesInterval | undefined;
  /** Number of the only tier; undefined for all. */
  readonly tier: string | undefined;
}

const INTERVAL_MS = 5_000;
const LONGER_THAN_SHOWN = Number.POSITIVE_INFINITY;

/** An event's sales in detail, kept fresh; null data when there is no such event. */
export function useSalesTab(
  place: EventPlace,
  { interval, tier }: SalesTabChoice,
): Polled<SalesTabData | null> {
  const key = `${placeKey(place)}:${interval ?? "auto"}:${tier ?? "all"}`;
  return usePolled<SalesTabData | null>(
    `sales-tab:${key}`,
    async (policy) => {
      const chosen = interval ?? chooseInterval(await readSpan(place));
      const variables = { ...place, interval: chosen, ...(tier === undefined ? {} : { tier }) };
      return (await read(SalesTabQuery, variables, policy)).event;
    },
    INTERVAL_MS,
  );
}

/** Days from the first sale to the last. */
async function readSpan(place: EventPlace): Promise<number> {
  const { event } = await read(SalesSpanQuery, place, "cache-first");
  if (event === null) return 0;
  return event.salesSeries.isTruncated ? LONGER_THAN_SHOWN : event.salesSeries.points.length;
}
