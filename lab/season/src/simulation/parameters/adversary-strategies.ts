/** Ways in which professionals resell besides the levels, kept for worlds that detection was not developed on. */
export const UNSEEN_STRATEGIES = [
  "rented_buyers",
  "secondary_flippers",
  "late_sellers",
  "bid_sellers",
  "relay_chain",
] as const;
export type UnseenStrategy = (typeof UNSEEN_STRATEGIES)[number];

/** Weights of professionals by strategy; `known` are those with a level. What is left out weighs nothing. */
export type StrategyWeights = Readonly<Partial<Record<"known" | UnseenStrategy, number>>>;

/** Wallets of one operator that hold tickets, fewest and most. */
export const STRATEGY_WALLETS: Readonly<Record<UnseenStrategy, readonly [number, number]>> = {
  rented_buyers: [1, 2],
  secondary_flippers: [2, 6],
  late_sellers: [4, 8],
  bid_sellers: [2, 6],
  relay_chain: [4, 7],
};

/** Share of the wallets that did nothing before their first ticket, where the strategy cares. */
export const STRATEGY_NEW_WALLETS: Readonly<Partial<Record<UnseenStrategy, number>>> = {
  late_sellers: 0.1,
  relay_chain: 1,
};
