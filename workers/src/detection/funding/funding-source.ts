/** A payment as a source tells it. Addresses, hashes and currencies in lower-case hex with 0x. */
export interface FundingTransfer {
  readonly block: number;
  /** Unix seconds. */
  readonly time: number;
  readonly transaction: string;
  /** Position of the log in the block; -1 for native coin. */
  readonly logIndex: number;
  /** Which of several payments of that log, or of the transaction's native coin. */
  readonly position: number;
  readonly from: string;
  readonly to: string;
  /** Who signed the transaction; null when the source does not say. */
  readonly caller: string | null;
  /** Token contract, or the zero address for the native coin. */
  readonly currency: string;
  readonly amount: bigint;
}

/** Blocks, both inclusive. */
export interface FundingRange {
  readonly from: number;
  readonly to: number;
}

/** Where it is known from who paid whom. */
export interface FundingSource {
  readonly name: FundingSourceName;
  /** Most blocks to ask for at once. */
  readonly rangeBlocks: number;
  /** Every payment of the range that it knows of; the same answer for the same chain. */
  read(range: FundingRange): Promise<readonly FundingTransfer[]>;
  /** For a source that is asked about wallets: what a range that was read before holds of those that came later. */
  readBack?(range: FundingRange): Promise<readonly FundingTransfer[]>;
}

export const FUNDING_SOURCES = ["native", "erc20", "provider"] as const;
export type FundingSourceName = (typeof FUNDING_SOURCES)[number];

export const NATIVE_COIN = `0x${"0".repeat(40)}`;

export function isFundingSource(name: string): name is FundingSourceName {
  return (FUNDING_SOURCES as readonly string[]).includes(name);
}
