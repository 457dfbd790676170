import type { Acquisition, Dossier, ListingStep } from "./dossier.ts";
import { forLast } from "./for-last.ts";

/** A ticket that the entity bought, and its first listing after that. */
export interface FirstOffer {
  readonly purchase: Acquisition;
  readonly step: ListingStep;
}

/** First offers of bought tickets, in the order of their purchases. Each ticket counts once. */
export const firstOffers: (dossier: Dossier) => readonly FirstOffer[] = forLast(
  ({ acquisitions, listings }: Dossier) => {
    const firstListed = new Map<number, ListingStep>();
    for (const step of listings) {
      if (step.kind === "LISTED" && !firstListed.has(step.ticket)) firstListed.set(step.ticket, step);
    }
    if (firstListed.size === 0) return [];
    return acquisitions.flatMap((purchase) => {
      const step = firstListed.get(purchase.ticket);
      if (step === undefined || purchase.how === "GIFT" || purchase.at.time > step.at.time) return [];
      firstListed.delete(purchase.ticket);
      return { purchase, step };
    });
  },
);

/** A first offer with the share of the time from purchase to event that had passed by then. */
export interface DatedOffer extends FirstOffer {
  readonly waited: number;
}

/** Offers of numbered tickets, bought before the event began, where it is known when that was. */
export const datedOffers: (dossier: Dossier) => readonly DatedOffer[] = forLast((dossier: Dossier) =>
  firstOffers(dossier).flatMap(({ purchase, step }) => {
    const left = (dossier.events.get(purchase.event)?.startsAt ?? 0) - purchase.at.time;
    if (purchase.ticket < 0 || left <= 0) return [];
    return { purchase, step, waited: (step.at.time - purchase.at.time) / left };
  }),
);
