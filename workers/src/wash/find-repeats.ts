import type { WashSale } from "./wash-facts.ts";
import { type Finding, type Findings, type IsServed, MONTH_SECONDS } from "./wash-verdict.ts";

const REPEATS = 3;

/**
 * WASH-03: a wallet buys the same ticket three times within 30 days, or sells it three times. It holds for these three, which show it,
 * and for what the wallet trades of the ticket in between.
 * @param resales of one ticket, oldest first
 */
export function findRepeats(resales: readonly WashSale[], isServed: IsServed): Findings {
  const found = new Map<WashSale, Finding>();
  if (resales.length < REPEATS) return found;
  for (const side of ["buyer", "seller"] as const) {
    const places = Map.groupBy(resales.keys(), (place) => resales[place]?.[side] ?? "");
    for (const [wallet, own] of places) addTriples(found, { resales, wallet, places: own, isServed });
  }
  return found;
}

interface WalletTrades {
  readonly resales: readonly WashSale[];
  readonly wallet: string;
  /** Places of the resales that it is on one side of. */
  readonly places: readonly number[];
  readonly isServed: IsServed;
}

function addTriples(found: Map<WashSale, Finding>, trades: WalletTrades): void {
  const { resales, wallet, places, isServed } = trades;
  for (let index = REPEATS - 1; index < places.length; index += 1) {
    const three = places.slice(index - REPEATS + 1, index + 1).flatMap((place) => resales[place] ?? []);
    const [first, last] = [three[0], three.at(-1)];
    if (first === undefined || last === undefined || last.time - first.time > MONTH_SECONDS) continue;
    if (three.some(isServed)) continue;
    const finding: Finding = { code: "WASH-03", sales: three.map(({ id }) => id), payments: [] };
    const between = resales.slice(places[index - REPEATS + 1], (places[index] ?? 0) + 1);
    for (const sale of between)
      if ((sale.seller === wallet || sale.buyer === wallet) && !found.has(sale)) found.set(sale, finding);
  }
}
