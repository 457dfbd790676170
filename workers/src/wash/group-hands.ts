import type { WashSale } from "./wash-facts.ts";
import { type Finding, type Findings, type IsServed, MONTH_SECONDS } from "./wash-verdict.ts";

/** Whether both parties of a sale belong to one hand. */
export type IsOneHand = (sale: WashSale) => boolean;

/** Wallets that trade with each other in these sales are one hand, and who trades with one of them, too. */
export function groupHands(sales: readonly WashSale[]): IsOneHand {
  const parents = new Map<string, string>();
  // Without recursion: whoever wants to can make a chain of any length.
  const rootOf = (wallet: string): string => {
    let root = wallet;
    for (
      let parent = parents.get(root);
      parent !== undefined && parent !== root;
      parent = parents.get(root)
    ) {
      parents.set(root, parents.get(parent) ?? parent);
      root = parent;
    }
    return root;
  };
  for (const { seller, buyer } of sales) {
    parents.set(rootOf(seller), rootOf(buyer));
    if (!parents.has(buyer)) parents.set(buyer, buyer);
  }
  return ({ seller, buyer }) => parents.has(seller) && parents.has(buyer) && rootOf(seller) === rootOf(buyer);
}

const REPEATS = 3;

/**
 * WASH-03 for a hand: three sales in a row of a ticket, within 30 days, between wallets of one hand.
 * @param resales of one ticket, oldest first
 */
export function findHandRepeats(
  resales: readonly WashSale[],
  isOneHand: IsOneHand,
  isServed: IsServed,
): Findings {
  const found = new Map<WashSale, Finding>();
  for (let end = REPEATS; end <= resales.length; end += 1) {
    const three = resales.slice(end - REPEATS, end);
    const [first, last] = [three[0], three.at(-1)];
    if (first === undefined || last === undefined || last.time - first.time > MONTH_SECONDS) continue;
    if (three.some((sale) => isServed(sale) || !isOneHand(sale))) continue;
    const finding: Finding = { code: "WASH-03", sales: three.map(({ id }) => id), payments: [] };
    for (const sale of three) if (!found.has(sale)) found.set(sale, finding);
  }
  return found;
}
