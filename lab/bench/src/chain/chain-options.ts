export interface ChainOptions {
  /** The same seed and sizes give the same chain. */
  readonly seed: number;
  /** Last block that may hold logs; `tail` empty ones follow. */
  readonly blocks: number;
  readonly logsPerBlock: number;
  /** Only every `gap`-th block holds logs. */
  readonly gap: number;
  readonly tail: number;
  readonly wallets: number;
  /** Share of the transactions that resell a ticket instead of minting one. */
  readonly resaleShare: number;
  readonly chainId: number;
  /** Blocks from the head down to the newest final one. */
  readonly finality: number;
  /** Milliseconds before each HTTP answer. */
  readonly latencyMs: number;
  /** Most blocks of one eth_getLogs; 0 is no limit. */
  readonly maxRange: number;
  /** Most logs that one eth_getLogs may have to look at; 0 is no limit. */
  readonly maxLogs: number;
}

export const DEFAULT_CHAIN: ChainOptions = {
  seed: 1,
  blocks: 50_000,
  logsPerBlock: 20,
  gap: 1,
  tail: 200,
  wallets: 20_000,
  resaleShare: 0.4,
  chainId: 424_242,
  finality: 64,
  latencyMs: 0,
  maxRange: 0,
  maxLogs: 100_000,
};

/** Logs of the whole chain. */
export function countLogs({ blocks, gap, logsPerBlock }: ChainOptions): number {
  return Math.floor(blocks / gap) * logsPerBlock;
}
