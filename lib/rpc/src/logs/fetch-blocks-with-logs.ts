import { blockByHashCall } from "../methods/block-calls.ts";
import type { BlockWithLogs } from "../rpc-client.ts";
import type { RpcBlock, RpcLog } from "../rpc-types.ts";
import { isUnknownBlock } from "../transport/classify-error.ts";
import type { Endpoint } from "../transport/endpoint.ts";
import { ProviderError } from "../transport/provider-error.ts";
import type { Requester } from "../transport/requester.ts";
import { blockLogsCall } from "./block-logs-call.ts";
import { confirmLogs } from "./confirm-logs.ts";
import { findBloomProblem } from "./find-bloom-problem.ts";
import type { LogQuery } from "./log-filter.ts";

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
  let read: (BlockWithLogs | null)[] = [];
  const asked: { by?: Endpoint } = {};
  const verify = (answers: unknown[], endpoint: Endpoint) => {
    read = pair(answers);
    asked.by = endpoint;
    return read.map((found) => (found === null ? null : findBloomProblem(found))).find(isProblem) ?? null;
  };
  try {
    await requester.requestTogether(calls, verify);
  } catch (error) {
    if (error instanceof ProviderError && isUnknownBlock(error.rpc)) return null;
    throw error;
  }
  const answeredBy = asked.by;
  const blocks = read.filter((found) => found !== null);
  if (blocks.length < hashes.length || answeredBy === undefined) return null;
  return await Promise.all(blocks.map((found) => confirmLogs(requester, found, { query, answeredBy })));
}

function pair(answers: readonly unknown[]): (BlockWithLogs | null)[] {
  return Array.from({ length: answers.length / 2 }, (_, index) => {
    const block = answers[index * 2] as RpcBlock | null;
    return block === null ? null : { block, logs: answers[index * 2 + 1] as RpcLog[] };
  });
}

function isProblem(problem: string | null): boolean {
  return problem !== null;
}
