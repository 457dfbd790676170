import type { RpcBlock, RpcLog, RpcReceipt, RpcTransaction } from "@facevalue/rpc";

/** One block as the engine needs it, in the shapes of JSON-RPC (hex strings, not decoded). */
export interface BlockInput {
  readonly number: number;
  readonly block: RpcBlock;
  /** In log-index order: every log of the block from an address or topic the engine asked for. */
  readonly logs: readonly RpcLog[];
  /** By transaction hash: at least those of `logs`. */
  readonly transactions: ReadonlyMap<string, RpcTransaction>;
  /** By transaction hash; empty unless `needs.receipts`. */
  readonly receipts: ReadonlyMap<string, RpcReceipt>;
}
