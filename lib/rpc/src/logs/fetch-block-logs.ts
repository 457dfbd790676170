import { blockByHashCall } from "../methods/block-calls.ts";
import type { RpcLog } from "../rpc-types.ts";
import type { Requester } from "../transport/requester.ts";
import type { RpcCall } from "../transport/rpc-call.ts";
import { checkBlockLogs } from "./check-logs.ts";
import { type LogQuery, toFilterParams } from "./log-filter.ts";

/**
 * Logs of the block with this hash; its header is asked for with them, because some nodes answer with no logs
 * when they do not have the block.
 */
export async function fetchBlockLogs(
  requester: Requester,
  blockHash: string,
  query: LogQuery,
): Promise<RpcLog[]> {
  const calls = [blockLogsCall(blockHash, query), blockByHashCall(blockHash, { full: false })];
  const [logs] = await requester.requestTogether(calls);
  return logs as RpcLog[];
}

export function blockLogsCall(blockHash: string, query: LogQuery): RpcCall {
  const params = [{ ...toFilterParams(query), blockHash }];
  return { method: "eth_getLogs", params, check: (result) => checkBlockLogs(result, blockHash) };
}
