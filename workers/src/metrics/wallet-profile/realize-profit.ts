import type { Purchase, Resale, WalletFacts } from "./read-facts.ts";

/** What a wallet's resales in one currency brought against what their tickets had cost it. */
export interface Realized {
  /** Resales of which proceeds and cost are known, and sums over them. */
  matchedCount: number;
  matchedEarned: bigint;
  matchedCost: bigint;
  /** Of these, tickets that had come as a gift: their cost is their face value. */
  giftCount: number;
  /** Resales of a ticket whose cost is not known, or was paid in another currency. */
  costUnknownCount: number;
  /** Tickets without a number of their own: which of them were resold cannot be told. */
  unnumberedCount: bigint;
  /** Resales whose proceeds are not known. */
  earnedUnknownCount: number;
}

/**
 * Pairs each resale of a numbered ticket with what the wallet last paid for that ticket since it last sold it. Handing a
 * ticket on and getting it back changes no cost.
 */
export function realizeProfit({ purchases, resales, received }: WalletFacts): Map<string, Realized> {
  const results = new Map<string, Realized>();
  if (resales.length === 0) return results;
  const bought = new Cursor(purchases);
  const gifts = new Cursor(received);
  const paid = new Map<string, Purchase>();
  const given = new Set<string>();
  for (const resale of resales) {
    for (const purchase of bought.before(resale))
      if (purchase.ticket !== null) paid.set(purchase.ticket, purchase);
    for (const { ticket } of gifts.before(resale)) if (ticket !== null) given.add(ticket);
    const { ticket, currency } = resale;
    if (resale.price !== null && currency !== null) {
      const cost =
        ticket === null ? null : costOf(resale, { paid: paid.get(ticket), isGift: given.has(ticket) });
      record(resultOf(results, currency), resale, cost);
    }
    if (ticket === null) continue;
    paid.delete(ticket);
    given.delete(ticket);
  }
  return results;
}

interface Cost {
  readonly amount: bigint;
  readonly isGift: boolean;
}

/** In the resale's currency; null when not known in it. */
function costOf(
  resale: Resale,
  { paid, isGift }: { paid: Purchase | undefined; isGift: boolean },
): Cost | null {
  if (paid !== undefined) {
    const isKnown = paid.price !== null && paid.currency === resale.currency;
    return isKnown && paid.price !== null ? { amount: paid.price, isGift: false } : null;
  }
  const { face_value, face_currency } = resale;
  if (!isGift || face_value === null || face_currency !== resale.currency) return null;
  return { amount: face_value, isGift: true };
}

function record(result: Realized, resale: Resale, cost: Cost | null): void {
  if (resale.ticket === null) result.unnumberedCount += resale.quantity;
  else if (resale.proceeds === null) result.earnedUnknownCount += 1;
  else if (cost === null) result.costUnknownCount += 1;
  else {
    result.matchedCount += 1;
    result.matchedEarned += resale.proceeds;
    result.matchedCost += cost.amount;
    if (cost.isGift) result.giftCount += 1;
  }
}

function resultOf(results: Map<string, Realized>, currency: string): Realized {
  const known = results.get(currency);
  if (known !== undefined) return known;
  const created: Realized = {
    matchedCount: 0,
    matchedEarned: 0n,
    matchedCost: 0n,
    giftCount: 0,
    costUnknownCount: 0,
    unnumberedCount: 0n,
    earnedUnknownCount: 0,
  };
  results.set(currency, created);
  return created;
}

interface Placed {
  readonly block: number;
  readonly log_index: number;
}

/** Walks a list in the order of the chain once. */
class Cursor<Fact extends Placed> {
  readonly #facts: readonly Fact[];
  #next = 0;

  constructor(facts: readonly Fact[]) {
    this.#facts = facts;
  }

  /** The facts not given yet that came before this place; a sale to oneself is sold first. */
  before({ block, log_index }: Placed): readonly Fact[] {
    const start = this.#next;
    for (;;) {
      const fact = this.#facts[this.#next];
      if (fact === undefined || fact.block > block) break;
      if (fact.block === block && fact.log_index >= log_index) break;
      this.#next += 1;
    }
    return this.#facts.slice(start, this.#next);
  }
}
