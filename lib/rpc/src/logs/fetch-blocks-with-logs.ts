import { blockByHashCall } from "../methods/block-calls.ts";
import type { BlockWithLogs } from "../rpc-client.ts";
import type { RpcBlock, RpcLog } from "../rpc-types.ts";
import { isUnknownBlock } from "../transport/classify-error.ts";
import { ProviderError } from "../transport/provider-error.ts";
import type { Requester } from "../transport/requester.ts";
import type { RpcCall } from "../transport/rpc-call.ts";
import { checkBlockLogs } from "./check-logs.ts";
import { type LogQuery, toFilterParams } from "./log-filter.ts";

/**
 * Each block and its logs, all from one endpoint; null when it does not know one of them. The blocks are asked
 * for even where only the logs matter: some nodes answer with no logs for a block that they do not have.
 */
export async function fetchBlocksWithLogs(
  requester: Requester,
  { hashes, full }: { hashes: readonly string[]; full: boolean },
  query: LogQuery,
): Promise<BlockWithLogs[] | null> {
  const calls = hashes.flatMap((hash) => [blockByHashCall(hash, { full }), blockLogsCall(hash, query)]);
  try {
    const answers = await requester.requestTogether(calls);
    const blocks = hashes.map((_, index) => ({
      block: answers[index * 2] as RpcBlock | null,
      logs: answers[index * 2 + 1] as RpcLog[],
    }));
    return blocks.every(({ block }) => block !== null) ? (blocks as BlockWithLogs[]) : null;
  } catch (error) {
    if (error instanceof ProviderError && isUnknownBlock(error.rpc)) return null;
    throw error;
  }
}

function blockLogsCall(blockHash: string, query: LogQuery): RpcCall {
  const params = [{ ...toFilterParams(query), blockHash }];
  return { method: "eth_getLogs", params, check: (result) => checkBlockLogs(result, blockHash) };
}
