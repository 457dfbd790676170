/** Shares of the controllers (people and organisations) by what they are; fans are the rest. */
export interface PopulationShares {
  readonly family: number;
  readonly casualReseller: number;
  readonly seasonHolder: number;
  /** Members of fan clubs. */
  readonly fanClub: number;
  readonly corporate: number;
  readonly grey: number;
  readonly proScalper: number;
  readonly botFarm: number;
  readonly washTrader: number;
  /** Wallets of one bot farm, smallest and largest. */
  readonly botFarmWallets: readonly [number, number];
  /** Wallets of one professional scalper above level 0. */
  readonly proScalperWallets: readonly [number, number];
  /** Members of one fan club. */
  readonly fanClubMembers: readonly [number, number];
}

/**
 * Priors of analytics.md 8: fans about 85 %, casual resellers 4–8 %, professionals .3 %, farms .05 % with 20–500 wallets,
 * wash traders .1 %. The others are proposals.
 */
export const DEFAULT_POPULATION: PopulationShares = {
  family: 0.035,
  casualReseller: 0.055,
  seasonHolder: 0.012,
  fanClub: 0.02,
  corporate: 0.003,
  grey: 0.012,
  proScalper: 0.003,
  botFarm: 0.0005,
  washTrader: 0.001,
  botFarmWallets: [20, 500],
  proScalperWallets: [3, 24],
  fanClubMembers: [15, 70],
};
