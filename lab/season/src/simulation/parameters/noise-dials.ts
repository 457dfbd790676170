/** What makes a world harder to read; each from 0 to 1 unless it says otherwise. */
export interface NoiseDials {
  /** Share of the hubs (exchanges, bridges, dispersers, relayers) that no list of labels names. */
  readonly missingLabels: number;
  /** Seconds between two blocks: times on the chain are no finer. */
  readonly blockSeconds: number;
  /** Share of the funding transfers that the chain does not show, as if they were internal to another transaction. */
  readonly missingTransfers: number;
  /** Share of all wallets that a stranger sends dust to. */
  readonly dust: number;
  /** Innocent wallets that an adversary funds, per adversary. */
  readonly enemyFunded: number;
}

export const DEFAULT_NOISE: NoiseDials = {
  missingLabels: 0.3,
  blockSeconds: 12,
  missingTransfers: 0.05,
  dust: 0.1,
  enemyFunded: 1,
};
