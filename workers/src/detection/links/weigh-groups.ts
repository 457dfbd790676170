import { LINK_SETTINGS } from "./link-settings.ts";

export interface GroupWeightOptions {
  /** Whether a wallet bought tickets, and whether it lives off resale. */
  readonly isBuyer: (wallet: number) => boolean;
  readonly isReseller: (wallet: number) => boolean;
  /** Share of all buyers that live off resale, 0 to 1. */
  readonly share: number;
}

/**
 * How sure it is, by what its wallets do, that a group is one hand's who lives off resale: the log-likelihood ratio of as many resellers among its
 * buyers against as many drawn from the public, less the logarithm of the number of groups, since one of them will look so by chance. Only positive ones.
 * @param groups wallets by what they share
 */
export function weighGroups(
  groups: Iterable<readonly [key: number, wallets: Iterable<number>]>,
  { isBuyer, isReseller, share }: GroupWeightOptions,
): Map<number, number> {
  const weights = new Map<number, number>();
  let compared = 0;
  const base = Math.max(share, LINK_SETTINGS.leastResellers);
  const own = LINK_SETTINGS.ownShare;
  for (const [key, wallets] of groups) {
    const buyers = [...wallets].filter(isBuyer);
    if (buyers.length < 2) continue;
    compared += 1;
    const resellers = buyers.filter(isReseller).length;
    const others = buyers.length - resellers;
    weights.set(key, resellers * Math.log(own / base) + others * Math.log((1 - own) / (1 - base)));
  }
  for (const [key, weight] of weights) {
    const left = weight - Math.log(compared);
    if (base < own && left > 0) weights.set(key, left);
    else weights.delete(key);
  }
  return weights;
}
