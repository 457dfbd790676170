import type { Acquisition, Dossier, EventTerms } from "./dossier.ts";
import { measured, type Signal, unknown } from "./signal.ts";

/** Nobody attends two events in different cities that begin within so little. */
const APART_SECONDS = 4 * 3600;

/**
 * Events for which the entity bought tickets and that begin within four hours of another one of its own in another city, less one:
 * in how many places too many it would have to be.
 */
export const infeasiblePlaces: Signal = {
  code: "NET-04",
  family: "NET",
  version: 1,
  measure(dossier) {
    const places = placesOf(dossier);
    if (places.length === 0) return unknown("PLACE_UNKNOWN");
    if (places.length < 2) return unknown("LOW_N");
    const clashing = places.filter((place) => places.some((other) => doClash(place, other)));
    const counted = clashing.length > 0 ? clashing : places;
    return measured(
      Math.max(clashing.length - 1, 0),
      counted.flatMap(({ tickets }) => tickets),
      counted.map(({ terms }) => terms),
    );
  },
};

interface Place {
  readonly startsAt: number;
  readonly city: string;
  readonly terms: EventTerms;
  readonly tickets: readonly Acquisition[];
}

/** Where tickets were bought for; what the entity was given it did not choose. */
function placesOf({ acquisitions, events }: Dossier): Place[] {
  const bought = acquisitions.filter(({ how }) => how !== "GIFT");
  return [...Map.groupBy(bought, ({ event }) => event)].flatMap(([event, tickets]) => {
    const terms = events.get(event);
    if (terms === undefined || terms.isCancelled) return [];
    const { startsAt, city } = terms;
    return startsAt === null || city === null ? [] : { startsAt, city, terms, tickets };
  });
}

function doClash(one: Place, other: Place): boolean {
  return one.city !== other.city && Math.abs(one.startsAt - other.startsAt) < APART_SECONDS;
}
