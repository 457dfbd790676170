import type { WashSale } from "./wash-facts.ts";
import { type Finding, type Findings, type IsServed, MONTH_SECONDS } from "./wash-verdict.ts";

const FEWEST_SALES = 3;

/**
 * WASH-03 over wallets: a ticket goes from hand to hand, three different wallets or more, and by sales alone comes back within 30 days to
 * the one that sold it first. Two strangers may undo a sale; that three happen to close a circle is no chance.
 * @param resales of one ticket, oldest first
 */
export function findLongWays(resales: readonly WashSale[], isServed: IsServed): Findings {
  const found = new Map<WashSale, Finding>();
  for (const [start, first] of resales.entries()) {
    const way = circleFrom(resales, start);
    if (way.length < FEWEST_SALES || way.some(isServed)) continue;
    const last = way.at(-1) ?? first;
    const finding: Finding = { code: "WASH-03", sales: [first.id, last.id], payments: [] };
    for (const sale of way) if (!found.has(sale)) found.set(sale, finding);
  }
  return found;
}

/** The sales from this one on until the ticket is back with its seller; none where a wallet comes twice before, or it takes too long. */
function circleFrom(resales: readonly WashSale[], start: number): readonly WashSale[] {
  const first = resales[start] as WashSale;
  const met = new Set([first.seller]);
  for (let end = start; end < resales.length; end += 1) {
    const sale = resales[end] as WashSale;
    const isNext = end === start || resales[end - 1]?.buyer === sale.seller;
    if (!isNext || sale.time - first.time > MONTH_SECONDS) return [];
    if (sale.buyer === first.seller) return resales.slice(start, end + 1);
    if (met.has(sale.buyer)) return [];
    met.add(sale.buyer);
  }
  return [];
}
