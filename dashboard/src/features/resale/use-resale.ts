import { read } from "../../api/read.ts";
import { type Polled, usePolled } from "../../api/use-polled.ts";
import type * as Generated from "../../generated/graphql.ts";
import type { EventPlace } from "../event/event-place.ts";
import { placeKey } from "../event/use-event.ts";
import { EventResaleQuery } from "./resale-query.ts";

export type ResaleAnswer = NonNullable<Generated.EventResaleQuery["event"]>;
export type MarkupReport = ResaleAnswer["markupReport"];
export type AdjustedReport = ResaleAnswer["adjusted"];
export type ResaleRule = ResaleAnswer["resaleRules"]["rules"][number];
export type SliceFigures = MarkupReport["byTier"][number]["figures"];

const INTERVAL_MS = 5_000;

/** Markup and price caps of an event, kept fresh; without a basis in the event's own currency where it names one. */
export function useResale(
  place: EventPlace,
  basis: Generated.MarkupBasis | undefined,
): Polled<ResaleAnswer | null> {
  return usePolled<ResaleAnswer | null>(
    `resale:${placeKey(place)}:${basis ?? ""}`,
    async (policy) =>
      (await read(EventResaleQuery, { ...place, ...(basis === undefined ? {} : { basis }) }, policy)).event,
    INTERVAL_MS,
  );
}
