import type { Address, Hex } from "viem";

export interface PlayedLog {
  readonly address: Address;
  readonly topics: readonly Hex[];
  readonly data: Hex;
  /** Position among the logs of the block. */
  readonly logIndex: number;
  /** Name of the event, for example "PrimarySale"; Transfer is both ERC-20's (3 topics) and ERC-721's (4). */
  readonly name: string;
}

export interface PlayedTransaction {
  readonly hash: Hex;
  readonly logs: readonly PlayedLog[];
}

/** What became of a block: one entry per transaction, in order. All of them succeed, or the world is refused. */
export interface PlayedBlock {
  readonly number: number;
  readonly transactions: readonly PlayedTransaction[];
}
