import { blockByHashCall } from "../methods/block-calls.ts";
import type { BlockWithLogs } from "../rpc-client.ts";
import type { RpcBlock, RpcLog } from "../rpc-types.ts";
import type { Requester } from "../transport/requester.ts";
import { blockLogsCall } from "./fetch-block-logs.ts";
import type { LogQuery } from "./log-filter.ts";

/** Each block with whole transactions and its logs, all from one endpoint. */
export async function fetchBlocksWithLogs(
  requester: Requester,
  hashes: readonly string[],
  query: LogQuery,
): Promise<BlockWithLogs[]> {
  const calls = hashes.flatMap((hash) => [blockByHashCall(hash, { full: true }), blockLogsCall(hash, query)]);
  const answers = await requester.requestTogether(calls);
  return hashes.map((_, index) => ({
    block: answers[index * 2] as RpcBlock,
    logs: answers[index * 2 + 1] as RpcLog[],
  }));
}
