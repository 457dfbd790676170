import type { Ask, Bid } from "./read-orders.ts";

/** The orders of a whole event (`tier` empty) or of one tier, in one currency. Asks cheapest first, bids best first. */
export interface Book {
  readonly tier: string;
  readonly currency: string;
  readonly asks: Ask[];
  readonly bids: Bid[];
  /** Bids of wallets that themselves offer a ticket of the tier in the currency: no demand of anybody else. */
  readonly selfBids: Bid[];
}

const WHOLE_EVENT = "";

/** Sorts one event's orders into books. */
export function groupBooks(asks: readonly Ask[], bids: readonly Bid[]): Book[] {
  const books = new Map<string, Book>();
  const booksOf = ({ tier, currency }: { tier: string | null; currency: string }): Book[] =>
    (tier === null ? [WHOLE_EVENT] : [WHOLE_EVENT, tier]).map((own) => {
      const key = `${own}/${currency}`;
      const book = books.get(key) ?? { tier: own, currency, asks: [], bids: [], selfBids: [] };
      books.set(key, book);
      return book;
    });
  const offered = new Set(asks.map(({ tier, currency, seller }) => `${tier}/${currency}/${seller}`));
  for (const ask of asks) for (const book of booksOf(ask)) book.asks.push(ask);
  for (const bid of bids) {
    const isOwn = offered.has(`${bid.tier}/${bid.currency}/${bid.bidder}`);
    for (const book of booksOf(bid)) (isOwn ? book.selfBids : book.bids).push(bid);
  }
  return [...books.values()];
}
