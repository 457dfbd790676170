import { blockReceiptsCall } from "../methods/fetch-receipts.ts";
import { chanceOfFalseYes } from "../proof/logs-bloom.ts";
import type { RpcBlock, RpcLog, RpcReceipt } from "../rpc-types.ts";
import type { Requester } from "../transport/requester.ts";
import { checkBlockLogs } from "./check-logs.ts";
import type { LogQuery } from "./log-filter.ts";

/** Receipts of a block cost much: they are asked for when a bloom is this unlikely to say yes by chance. */
const MOST_CHANCE = 0.01;

/**
 * The logs that the query asks for in a block, out of its receipts, which its header proves. None when the bloom is
 * so full, or the query so wide, that it tells little.
 * @throws AppError when no node has the receipts
 */
export async function findLogsByReceipts(
  requester: Requester,
  block: RpcBlock,
  query: LogQuery,
): Promise<readonly RpcLog[]> {
  if (chanceOfFalseYes(block.logsBloom, query) > MOST_CHANCE) return [];
  const call = blockReceiptsCall({ blockHash: block.hash, transactionHashes: [], header: block });
  const receipts = (await requester.request(call)) as RpcReceipt[];
  const logs = receipts.flatMap((receipt) => receipt.logs).filter((log) => isAskedFor(log, query));
  return checkBlockLogs(logs, block.hash) === null ? logs : [];
}

function isAskedFor({ address, topics }: RpcLog, { addresses, topics0 }: LogQuery): boolean {
  const isOneOf = (values: readonly string[] | null, value = "") => values?.includes(value) ?? true;
  return isOneOf(addresses, address) && isOneOf(topics0, topics[0]);
}
