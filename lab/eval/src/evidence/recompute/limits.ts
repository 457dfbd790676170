import type { LogOf } from "../chain/ticket-log.ts";
import { limitsOf } from "./published-terms.ts";
import { betaShare, boughtOf, type RestedLogs } from "./rested-logs.ts";

/** The most wallets of a household. */
export const HOUSEHOLD = 3;

interface LimitedTier {
  readonly event: string;
  readonly limit: number;
  readonly purchases: readonly LogOf<"PRIMARY">[];
}

function limitedTiers(rested: RestedLogs): LimitedTier[] {
  const limits = limitsOf(rested);
  return [...Map.groupBy(boughtOf(rested), ({ tier }) => tier)].flatMap(([tier, purchases]) => {
    const limit = limits.get(tier);
    return limit === undefined ? [] : [{ event: purchases[0]?.event ?? "", limit, purchases }];
  });
}

/** LIM-01: Σ ln(tickets / limit) of tiers where two wallets or more bought more than one may. */
export function overLimits(rested: RestedLogs): number | null {
  const tiers = limitedTiers(rested);
  if (tiers.length === 0) return null;
  let sum = 0;
  for (const { limit, purchases } of tiers) {
    const wallets = new Set(purchases.map(({ buyer }) => buyer));
    if (wallets.size >= 2 && purchases.length > limit) sum += Math.log(purchases.length / limit);
  }
  return sum;
}

/** LIM-02: share of on-sales in which each buying wallet took a whole limit. */
export function wholeLimits(rested: RestedLogs): number | null {
  const onSales = [...Map.groupBy(limitedTiers(rested), ({ event }) => event).values()];
  if (onSales.length === 0) return null;
  const hits = onSales.filter((tiers) => {
    const whole = new Set<string>();
    const buyers = new Set<string>();
    for (const { limit, purchases } of tiers) {
      for (const [wallet, own] of Map.groupBy(purchases, ({ buyer }) => buyer)) {
        buyers.add(wallet);
        if (own.length >= limit) whole.add(wallet);
      }
    }
    return whole.size === buyers.size;
  });
  return betaShare(hits.length, onSales.length);
}

/** INN-04: share of limited tiers within one wallet's limit, of a household. */
export function withinLimits(rested: RestedLogs): number | null {
  const tiers = limitedTiers(rested);
  if (tiers.length === 0) return null;
  if (rested.wallets.size > HOUSEHOLD) return 0;
  return tiers.filter(({ limit, purchases }) => purchases.length <= limit).length / tiers.length;
}
