import { tidyLogs } from "../tidy/tidy-logs.ts";
import type { RpcCall } from "../transport/rpc-call.ts";
import { checkBlockLogs } from "./check-logs.ts";
import { type LogQuery, toFilterParams } from "./log-filter.ts";

/** eth_getLogs of one block by its hash. */
export function blockLogsCall(blockHash: string, query: LogQuery): RpcCall {
  const params = [{ ...toFilterParams(query), blockHash }];
  const check = (result: unknown) => checkBlockLogs(result, blockHash);
  return { method: "eth_getLogs", params, tidy: tidyLogs, check };
}
