import { ENTITY_SETTINGS } from "./entity-settings.ts";

/**
 * Who of the wallets belongs: those linked to several of the others, and those whose median evidence with the others, evenly drawn over them, is high
 * enough. Two linked wallets always do. The second phase of two-phase clustering: links connect, behaviour confirms.
 * @param linkCounts by wallet, its links to others of them
 * @param weigh evidence of a pair in nats, 0 for none
 */
export function pruneMembers(
  wallets: readonly number[],
  linkCounts: Int32Array,
  weigh: (first: number, second: number) => number,
): number[] {
  if (wallets.length <= 2) return [...wallets];
  return wallets.filter((wallet, place) => {
    if ((linkCounts[wallet] as number) >= ENTITY_SETTINGS.enoughLinks) return true;
    const evidence = othersOf(wallets, place).map((other) =>
      weigh(Math.min(wallet, other), Math.max(wallet, other)),
    );
    evidence.sort((one, other) => one - other);
    const half = evidence.length / 2;
    const median = ((evidence[Math.ceil(half) - 1] as number) + (evidence[Math.floor(half)] as number)) / 2;
    return median >= ENTITY_SETTINGS.leastMedian;
  });
}

function othersOf(wallets: readonly number[], place: number): number[] {
  const others = wallets.length - 1;
  const count = Math.min(ENTITY_SETTINGS.compared, others);
  return Array.from({ length: count }, (_, index) => {
    const step = 1 + Math.floor((index * others) / count);
    return wallets[(place + step) % wallets.length] as number;
  });
}
