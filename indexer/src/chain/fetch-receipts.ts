import type { RpcBlock, RpcClient, RpcLog, RpcReceipt } from "@facevalue/rpc";
import { inconsistent } from "./inconsistent.ts";

/** One block in so many is checked among those that are final: a check costs more than processing the block. */
const CHECKED_FINAL_BLOCKS = 16;

export interface ReceiptsOptions {
  readonly isFinal: boolean;
  /** Whether a log is wanted: each such log in the receipts must be among the block's logs. */
  readonly matches: (log: RpcLog) => boolean;
}

/**
 * Receipts, by transaction hash, of the transactions that emitted `logs` in `block`.
 * @throws AppError RPC_INCONSISTENT when receipts and logs do not tell of the same logs
 */
export async function fetchReceipts(
  rpc: RpcClient,
  { block, logs }: { block: RpcBlock; logs: readonly RpcLog[] },
  { isFinal, matches }: ReceiptsOptions,
): Promise<ReadonlyMap<string, RpcReceipt>> {
  const transactionHashes = [...new Set(logs.map(({ transactionHash }) => transactionHash))];
  if (transactionHashes.length === 0) return new Map();
  const isChecked = !isFinal || Number(block.number) % CHECKED_FINAL_BLOCKS === 0;
  const header = isChecked ? block : null;
  const receipts = await rpc.getReceipts([{ blockHash: block.hash, transactionHashes, header }]);
  assertSameLogs(
    block,
    logs,
    receipts
      .values()
      .flatMap((receipt) => receipt.logs)
      .filter(matches),
  );
  return receipts;
}

function assertSameLogs(block: RpcBlock, logs: readonly RpcLog[], inReceipts: Iterable<RpcLog>): void {
  const missing = new Set(logs.map(({ logIndex }) => Number(logIndex)));
  for (const log of inReceipts) {
    if (missing.delete(Number(log.logIndex))) continue;
    throw inconsistent(
      `log ${Number(log.logIndex)} of block ${Number(block.number)} is in its receipts alone`,
    );
  }
  const [stray] = missing;
  if (stray === undefined) return;
  throw inconsistent(`log ${stray} of block ${Number(block.number)} is not in its receipts`);
}
