import { read } from "../../api/read.ts";
import { type Polled, usePolled } from "../../api/use-polled.ts";
import { POLL_INTERVAL_MS } from "../../app/networks-context.tsx";
import type * as Generated from "../../generated/graphql.ts";
import type { EventPlace } from "./event-place.ts";
import { EventChartsQuery, EventOverviewQuery } from "./event-queries.ts";

export type EventOverview = NonNullable<Generated.EventOverviewQuery["event"]>;
export type EventCharts = NonNullable<Generated.EventChartsQuery["event"]>;

/** Charts are heavier than figures and change less to the eye. */
const CHARTS_INTERVAL_MS = 5_000;

/** Header and figures of an event, kept fresh; null data when there is no such event. */
export function useEventOverview(place: EventPlace): Polled<EventOverview | null> {
  return usePolled<EventOverview | null>(
    `overview:${placeKey(place)}`,
    async (policy) => (await read(EventOverviewQuery, place, policy)).event,
    POLL_INTERVAL_MS,
  );
}

/** Series of an event's charts, kept fresh. */
export function useEventCharts(place: EventPlace): Polled<EventCharts | null> {
  return usePolled<EventCharts | null>(
    `charts:${placeKey(place)}`,
    async (policy) => (await read(EventChartsQuery, place, policy)).event,
    CHARTS_INTERVAL_MS,
  );
}

/** Tells places apart; addresses in any case are the same place. */
export function placeKey({ chainId, contract, eventId }: EventPlace): string {
  return `${chainId}/${contract.toLowerCase()}/${eventId}`;
}
