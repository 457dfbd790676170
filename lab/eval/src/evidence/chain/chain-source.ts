import type { RangeLogQuery, ReceiptsQuery, RpcBlock, RpcLog, RpcReceipt } from "@facevalue/rpc";

/** What of JSON-RPC the check asks for. */
export interface ChainSource {
  getLogs(query: RangeLogQuery): Promise<{ readonly logs: readonly RpcLog[] }>;
  getBlocks(numbers: readonly number[], options: { readonly full: boolean }): Promise<readonly RpcBlock[]>;
  getReceipts(queries: readonly ReceiptsQuery[]): Promise<ReadonlyMap<string, RpcReceipt>>;
}
