import type { Json } from "./rpc-node.ts";

/** Logs that an eth_getLogs asks for: addresses and topics by position, each one, several or any. */
export interface LogFilterParameters {
  readonly address?: OneOrMore;
  readonly topics?: readonly OneOrMore[];
}

export type OneOrMore = string | readonly string[] | null | undefined;

/** Numbers of the first and the last block, both included. */
export interface BlockSpan {
  readonly fromBlock: number;
  readonly toBlock: number;
}

/** A whole chain as an RpcNode needs it. Numbers of blocks and places are those of blocks that exist. */
export interface ServedChain {
  readonly chainId: number;
  /** Blocks from the head down to the newest final one. */
  readonly finality: number;
  /** Milliseconds before each HTTP answer. */
  readonly latencyMs: number;
  readonly lastBlock: number;
  /** The right end state, for GET /truth. */
  readonly truth: object;
  blockNumber(hash: string): number | null;
  transactionPlace(hash: string): { block: number; index: number } | null;
  block(number: number, isFull: boolean): Json;
  /** Null when the block has no such transaction. */
  transaction(block: number, index: number): Json | null;
  receipt(block: number, index: number): Json | null;
  /** Receipts of all transactions of a block, joined by commas. */
  blockReceipts(block: number): Json;
  /** Matching logs, joined by commas. RpcError beyond the chain's limits on range and logs. */
  logs(span: BlockSpan, filter: LogFilterParameters): Json;
  /** What a contract answers to a call's data, in hex; null for a revert. */
  call(to: string, data: string): string | null;
}
