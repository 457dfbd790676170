import type { RpcBlock, RpcClient, RpcLog, RpcReceipt } from "@facevalue/rpc";

/** Receipts, by transaction hash, of the transactions that emitted `logs` in `block`. */
export async function fetchReceipts(
  rpc: RpcClient,
  block: RpcBlock,
  logs: readonly RpcLog[],
): Promise<ReadonlyMap<string, RpcReceipt>> {
  const transactionHashes = [...new Set(logs.map(({ transactionHash }) => transactionHash))];
  if (transactionHashes.length === 0) return new Map();
  return await rpc.getReceipts([{ blockHash: block.hash, transactionHashes }]);
}
