import type { Address } from "viem";
import type { TicketEntry } from "./ledger.ts";
import { type Leg, payTogether } from "./payments.ts";
import type { Season } from "./season.ts";

export interface Resale {
  readonly tickets: readonly TicketEntry[];
  readonly seller: Address;
  readonly buyer: Address;
  /** Who sent the money; the buyer unless given. */
  readonly payer?: Address;
  /** Null when it was paid in several, so that there is no one price. */
  readonly currency: Address | null;
  readonly legs: readonly Leg[];
  /** What the buyer paid beyond the legs. */
  readonly kept?: bigint;
  /** Movements of each ticket; one unless given. */
  readonly moves?: number;
  /** Whether the price is worked out from payments that no marketplace tells. */
  readonly isPaidByHand?: boolean;
}

/** Writes an order over Seaport into the ledger: one sale for each of its tickets. */
export function writeResale(season: Season, resale: Resale): void {
  const {
    tickets,
    seller,
    buyer,
    payer = buyer,
    currency,
    legs,
    kept,
    moves = 1,
    isPaidByHand = false,
  } = resale;
  const recipients = tickets.map((ticket) => season.recipientsOf(ticket, seller));
  const payments = currency ? payTogether(currency, legs, recipients, kept) : [];
  tickets.forEach((ticket, place) => {
    const isEstimated = currency !== null && (isPaidByHand || tickets.length > 1);
    const sold = {
      seller,
      buyer,
      payer,
      paid: payments[place] ?? null,
      isEstimated,
      bundleSize: tickets.length,
      marketplace: isPaidByHand ? null : season.grounds.seaport.address,
    };
    const isFirst = !ticket.faceValue && ticket.resaleCount === 0;
    if (isFirst && seller === season.collectionOf(ticket).organizer)
      season.ledger.sellFirst(ticket, sold, isEstimated ? "ESTIMATED" : "SETTLED", moves);
    else season.ledger.resell(ticket, sold, moves);
  });
}
