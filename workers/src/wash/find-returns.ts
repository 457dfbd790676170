import type { WashSale } from "./wash-facts.ts";
import { type Finding, type Findings, type IsServed, MONTH_SECONDS } from "./wash-verdict.ts";

/**
 * WASH-02: sales on the way of a ticket that comes back, by sales alone, to a wallet that sold it within 30 days: A to B to A, or over
 * more wallets. Shown by the first and the last sale of that way. The cycles of von Wachter et al., NFT Wash Trading (2022).
 * @param resales of one ticket, oldest first
 */
export function findRoundTrips(resales: readonly WashSale[], isServed: IsServed): Findings {
  const isNear = (first: WashSale, last: WashSale) => last.time - first.time <= MONTH_SECONDS;
  return findReturns(resales, { code: "WASH-02", isNear, isServed });
}

/** WASH-05, as far as the ticket tells: it comes back within one transaction. */
export function findLoops(resales: readonly WashSale[], isServed: IsServed): Findings {
  const isNear = (first: WashSale, last: WashSale) => last.transaction === first.transaction;
  return findReturns(resales, { code: "WASH-05", isNear, isServed });
}

interface Search {
  readonly code: "WASH-02" | "WASH-05";
  readonly isNear: (first: WashSale, last: WashSale) => boolean;
  readonly isServed: IsServed;
}

function findReturns(resales: readonly WashSale[], { code, isNear, isServed }: Search): Findings {
  const found = new Map<WashSale, Finding>();
  const trades = resales.filter(({ seller, buyer }) => seller !== buyer);
  const lastSold = new Map<string, number>();
  for (const [place, sale] of trades.entries()) {
    if (place > 0 && trades[place - 1]?.buyer !== sale.seller) lastSold.clear();
    const start = lastSold.get(sale.buyer);
    const first = start === undefined ? undefined : trades[start];
    if (first !== undefined && isNear(first, sale)) {
      const finding: Finding = { code, sales: [first.id, sale.id], payments: [] };
      const way = trades.slice(start, place + 1);
      if (!way.some(isServed)) for (const step of way) if (!found.has(step)) found.set(step, finding);
    }
    lastSold.set(sale.seller, place);
  }
  return found;
}
