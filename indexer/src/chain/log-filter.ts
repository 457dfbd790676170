import type { RpcLog, RpcReceipt, RpcTransaction } from "@facevalue/rpc";

/** Logs that a data source wants; null is any address. Block numbers are inclusive, a null end is none. */
export interface LogFilter {
  readonly address: string | null;
  readonly topics0: readonly string[];
  readonly startBlock: number;
  readonly endBlock: number | null;
}

/** Further logs of a block, in log-index order, with what belongs to them by transaction hash. */
export interface MoreLogs {
  readonly logs: readonly RpcLog[];
  readonly transactions: ReadonlyMap<string, RpcTransaction>;
  readonly receipts: ReadonlyMap<string, RpcReceipt>;
}
