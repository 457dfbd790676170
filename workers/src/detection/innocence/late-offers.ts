import { termsOf } from "../signals/entity-events.ts";
import { datedOffers } from "../signals/first-offers.ts";
import { measured, type Signal, unknown } from "../signals/signal.ts";

/** Share of the time from purchase to event from which on an offer is late. */
const LATE_SHARE = 0.5;
/** Offers that are added as early, so that one late one says little. */
const ADDED_OFFERS = 2;

/** Tickets first offered in the second half of the time from purchase to event / (all that were offered + 2). */
export const lateOffers: Signal = {
  code: "INN-06",
  family: "INN",
  version: 1,
  measure(dossier) {
    if (!dossier.listings.some(({ kind }) => kind === "LISTED")) return unknown("NOT_LISTED");
    const offers = datedOffers(dossier);
    if (offers.length === 0) return unknown("START_UNKNOWN");
    const late = offers.filter(({ waited }) => waited >= LATE_SHARE);
    const bought = offers.map(({ purchase }) => purchase);
    return measured(
      late.length / (offers.length + ADDED_OFFERS),
      bought,
      offers.map(({ step }) => step),
      termsOf(dossier, bought),
    );
  },
};
