export interface MixedOptions {
  /** The same seed and sizes give the same chain. */
  readonly seed: number;
  /** Logs that the product's subgraph handles, at least; those of tokens and marketplaces come on top. */
  readonly logs: number;
  /** A block ends once it holds as many. */
  readonly logsPerBlock: number;
  /** Tickets minted by one transaction in the last block; 0 for none. */
  readonly batch: number;
  /** Empty blocks behind the last one with logs. */
  readonly tail: number;
  readonly wallets: number;
  readonly chainId: number;
  /** Blocks from the head down to the newest final one. */
  readonly finality: number;
  readonly latencyMs: number;
  /** Most blocks of one eth_getLogs, and most logs that it may have to look at; 0 is no limit. */
  readonly maxRange: number;
  readonly maxLogs: number;
}

export const DEFAULT_MIXED: MixedOptions = {
  seed: 1,
  logs: 200_000,
  logsPerBlock: 20,
  batch: 0,
  tail: 200,
  wallets: 20_000,
  chainId: 424_243,
  finality: 64,
  latencyMs: 0,
  maxRange: 0,
  maxLogs: 100_000,
};
