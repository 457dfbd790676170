import type { Acquisition, Dossier, EventTerms, TierTerms } from "./dossier.ts";
import { forLast } from "./for-last.ts";
import { isBought } from "./is-bought.ts";

export interface LimitedTier extends TierTerms {
  readonly walletLimit: number;
}

/** Primary purchases of tiers with a limit, by tier. */
export const limitedPurchases: (dossier: Dossier) => LimitedPurchases = forLast(groupLimited);

type LimitedPurchases = ReadonlyMap<LimitedTier, readonly Acquisition[]>;

function groupLimited({ acquisitions, tiers }: Dossier): LimitedPurchases {
  const grouped = new Map<LimitedTier, Acquisition[]>();
  for (const purchase of acquisitions) {
    const terms = tiers.get(purchase.tier);
    if (terms === undefined || !isLimited(terms) || !isBought(purchase)) continue;
    const own = grouped.get(terms);
    if (own === undefined) grouped.set(terms, [purchase]);
    else own.push(purchase);
  }
  return grouped;
}

function isLimited(terms: TierTerms): terms is LimitedTier {
  return terms.walletLimit !== null && terms.walletLimit > 0;
}

/** Terms of the events that these items are about, each once. */
export function termsOf({ events }: Dossier, items: readonly { readonly event: number }[]): EventTerms[] {
  const terms = new Set<EventTerms>();
  for (const { event } of items) {
    const own = events.get(event);
    if (own !== undefined) terms.add(own);
  }
  return [...terms];
}

export function quantityOf(items: readonly { readonly quantity: number }[]): number {
  let sum = 0;
  for (const { quantity } of items) sum += quantity;
  return sum;
}
