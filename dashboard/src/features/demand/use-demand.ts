import { read } from "../../api/read.ts";
import { type Polled, usePolled } from "../../api/use-polled.ts";
import type * as Generated from "../../generated/graphql.ts";
import type { EventPlace } from "../event/event-place.ts";
import { placeKey } from "../event/use-event.ts";
import { EventDemandQuery } from "./demand-query.ts";

type DemandAnswer = NonNullable<Generated.EventDemandQuery["event"]>;
export type Demand = DemandAnswer["demand"];
export type OrderBookState = DemandAnswer["orderBook"];
export type Book = OrderBookState["books"][number];

const INTERVAL_MS = 5_000;

/** Order book and demand of an event, kept fresh. */
export function useDemand(place: EventPlace): Polled<DemandAnswer | null> {
  return usePolled<DemandAnswer | null>(
    `demand:${placeKey(place)}`,
    async (policy) => (await read(EventDemandQuery, place, policy)).event,
    INTERVAL_MS,
  );
}
