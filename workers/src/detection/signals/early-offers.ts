import { quantityOf, termsOf } from "./entity-events.ts";
import { datedOffers } from "./first-offers.ts";
import { shrunkShare } from "./shrunk-share.ts";
import { measured, type Signal, unknown } from "./signal.ts";

/** Share of the time from purchase to event: who learns that they cannot come does so later. */
const EARLY_SHARE = 0.25;

/** Tickets first offered within a quarter of the time from purchase to event / all that were bought, shrunk. */
export const earlyOffers: Signal = {
  code: "RES-06",
  family: "RES",
  version: 1,
  measure(dossier) {
    const bought = dossier.acquisitions.filter(({ how }) => how !== "GIFT");
    if (bought.length === 0) return unknown("NO_TICKETS");
    const early = datedOffers(dossier).filter(({ waited }) => waited <= EARLY_SHARE);
    return measured(
      shrunkShare(early.length, quantityOf(bought)),
      bought,
      early.map(({ step }) => step),
      termsOf(
        dossier,
        early.map(({ purchase }) => purchase),
      ),
    );
  },
};
