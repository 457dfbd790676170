import type { AnnouncedHead } from "./heads/announced-head.ts";
import type { HeadWatch } from "./heads/head-feed.ts";
import type { LogRange } from "./logs/fetch-logs.ts";
import type { LogQuery, RangeLogQuery } from "./logs/log-filter.ts";
import type { BlockOptions } from "./methods/block-calls.ts";
import type { ContractCall, ContractCallResult, ContractCalls } from "./methods/call-contract.ts";
import type { ReceiptsQuery } from "./methods/fetch-receipts.ts";
import type { RpcStatistics } from "./rpc-statistics.ts";
import type { RpcBlock, RpcLog, RpcReceipt } from "./rpc-types.ts";

/**
 * A chain as JSON-RPC shows it. Every method retries and fails over on its own and rejects with an AppError:
 * RPC_UNREACHABLE and RPC_INCONSISTENT (retryable), RPC_FAILED (retryable when the provider's error may pass) or
 * RPC_WRONG_CHAIN.
 */
export interface RpcClient {
  /** Hosts without credentials, for messages. */
  readonly name: string;
  /** From the first answer on, every URL is held to it: RPC_WRONG_CHAIN when none serves this chain any more. */
  chainId(): Promise<number>;
  /** Whether the block is part of the chain at a node that serves this client's chain. */
  holdsBlock(block: { readonly number: number; readonly hash: string }): Promise<boolean>;
  /** Number of the newest block. */
  blockNumber(): Promise<number>;
  /** Newest block, header only. */
  latestBlock(): Promise<RpcBlock>;
  /** Number of the newest final block, or null when the node does not know the `finalized` tag. */
  finalizedBlock(): Promise<number | null>;
  /** Headers of the canonical blocks with these numbers, null where the node has none. */
  findBlocks(numbers: readonly number[]): Promise<(RpcBlock | null)[]>;
  /** The canonical blocks with these numbers, in this order; all must exist. */
  getBlocks(numbers: readonly number[], options: BlockOptions): Promise<RpcBlock[]>;
  /** All logs of the range and the header of its last block. */
  getLogs(query: RangeLogQuery): Promise<LogRange>;
  /** Blocks with whole transactions and their logs, from one endpoint; null when it does not know all of them. */
  getBlocksWithLogs(hashes: readonly string[], query: LogQuery): Promise<BlockWithLogs[] | null>;
  /** Logs of one block by its hash; null when the node does not know it. */
  getBlockLogs(blockHash: string, query: LogQuery): Promise<readonly RpcLog[] | null>;
  /** Receipts by transaction hash: at least those asked for. */
  getReceipts(queries: readonly ReceiptsQuery[]): Promise<Map<string, RpcReceipt>>;
  /** Balance in wei after the block with this hash. */
  getBalance(address: string, blockHash: string): Promise<bigint>;
  /** Code after the block with this hash, `0x` for none. */
  getCode(address: string, blockHash: string): Promise<string>;
  call(call: ContractCall): Promise<ContractCallResult>;
  /** The results of calls at one block, in their order; null when no node keeps the state of that block. */
  callAll(calls: ContractCalls): Promise<ContractCallResult[] | null>;
  /** How many blocks an eth_getLogs may span, as learnt so far. */
  readonly logRangeBlocks: number;
  /** Calls `listener` for each new block that a WebSocket URL announces, until stopped; null without such a URL. */
  watchHeads(listener: (head: AnnouncedHead) => void): HeadWatch | null;
  /** Counters since the client was made, cheap to read. */
  statistics(): RpcStatistics;
  /** Lets go of the connections; calls under way over WebSocket fail. */
  close(): void;
}

export interface BlockWithLogs {
  readonly block: RpcBlock;
  readonly logs: readonly RpcLog[];
}
