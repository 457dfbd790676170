import type { WashSale } from "./wash-facts.ts";

type DoubtfulSale = Pick<WashSale, "ticket" | "seller" | "buyer" | "payer"> & { readonly kind: string };

/**
 * Tickets that a code which needs no traced money can hold for at all: cheap, so that the others need no second look. Null stands for
 * resales of tickets without a number to oneself.
 * @param sales with every sale of each ticket that was resold, oldest first
 */
export function findDoubtful(sales: readonly DoubtfulSale[]): Set<string | null> {
  const doubtful = new Set<string | null>();
  const resold = new Set<string>();
  for (const { ticket, kind, seller, buyer, payer } of sales) {
    const isResale = kind === "SECONDARY";
    const isOfOne = isResale && (seller === buyer || seller === payer);
    if (ticket === null) {
      if (isOfOne) doubtful.add(null);
      continue;
    }
    if (isOfOne || payer !== buyer || (isResale && resold.has(ticket))) doubtful.add(ticket);
    if (isResale) resold.add(ticket);
  }
  return doubtful;
}
