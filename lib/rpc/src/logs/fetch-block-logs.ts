import type { RpcLog } from "../rpc-types.ts";
import type { Requester } from "../transport/requester.ts";
import { fetchBlocksWithLogs } from "./fetch-blocks-with-logs.ts";
import type { LogQuery } from "./log-filter.ts";

/** Logs of the block with this hash, or null when the node does not know it. */
export async function fetchBlockLogs(
  requester: Requester,
  blockHash: string,
  query: LogQuery,
): Promise<readonly RpcLog[] | null> {
  const blocks = await fetchBlocksWithLogs(requester, { hashes: [blockHash], full: false }, query);
  return blocks?.[0]?.logs ?? null;
}
