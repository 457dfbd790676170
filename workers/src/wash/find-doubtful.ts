import type { WashSale } from "./wash-facts.ts";

type DoubtfulSale = Pick<WashSale, "ticket" | "seller" | "buyer" | "payer"> & { readonly kind: string };

const REPEATS = 3;

/**
 * Tickets that a code which needs no traced money can hold for at all: cheap, so that the others need no second look. Null stands for
 * resales of tickets without a number to oneself.
 * @param sales with every sale of each ticket that was resold, oldest first
 */
export function findDoubtful(sales: readonly DoubtfulSale[]): Set<string | null> {
  const doubtful = new Set<string | null>();
  const traders = new Map<string, Traders>();
  for (const sale of sales) {
    const { ticket, kind, seller, buyer, payer } = sale;
    const isResale = kind === "SECONDARY";
    const isOfOne = isResale && (seller === buyer || seller === payer);
    if (ticket === null) {
      if (isOfOne) doubtful.add(null);
      continue;
    }
    if (isOfOne || payer !== buyer) doubtful.add(ticket);
    if (!isResale) continue;
    const before = traders.get(ticket);
    if (before === undefined) traders.set(ticket, { sellers: [seller], buyers: [buyer] });
    else if (isTurnedBack(before, sale)) doubtful.add(ticket);
  }
  return doubtful;
}

/** One entry per resale of a ticket. */
interface Traders {
  readonly sellers: string[];
  readonly buyers: string[];
}

/** Remembers the resale. @returns whether it goes to who sold the ticket before, or is the third by one wallet */
function isTurnedBack({ sellers, buyers }: Traders, { seller, buyer }: DoubtfulSale): boolean {
  const isReturn = sellers.includes(buyer);
  sellers.push(seller);
  buyers.push(buyer);
  if (isReturn || sellers.length < REPEATS) return isReturn;
  const isThird = (wallets: readonly string[], wallet: string) =>
    wallets.filter((one) => one === wallet).length >= REPEATS;
  return isThird(sellers, seller) || isThird(buyers, buyer);
}
