import { firstOffers } from "./first-offers.ts";
import { quotient } from "./price-excess.ts";
import { measured, type Signal, unknown } from "./signal.ts";

/** Offers that are added at cost, so that one alone says little. */
const ADDED_OFFERS = 2;

/**
 * Σ max(0, first ask − cost) / cost over offered tickets / (their number + 2): what the entity hoped to make of each, whether or not
 * somebody paid it.
 */
export const askedMarkup: Signal = {
  code: "PRO-03",
  family: "PRO",
  version: 1,
  measure(dossier) {
    const offers = firstOffers(dossier).filter(({ purchase }) => purchase.ticket >= 0);
    if (offers.length === 0) return unknown("NOT_LISTED");
    const known = offers.flatMap(({ purchase, step }) => {
      const { price: cost, quantity, currency } = purchase;
      if (cost === null || cost === 0n || step.price === null || step.currency !== currency) return [];
      const asked = step.price * BigInt(quantity);
      return [{ purchase, step, markup: asked > cost ? quotient(asked - cost, cost) : 0 }];
    });
    if (known.length === 0) return unknown("COST_UNKNOWN");
    return measured(
      known.reduce((sum, { markup }) => sum + markup, 0) / (known.length + ADDED_OFFERS),
      known.map(({ purchase }) => purchase),
      known.map(({ step }) => step),
    );
  },
};
