import { AppError } from "@facevalue/core";
import { blockByNumberCall, toQuantity } from "../methods/block-calls.ts";
import type { RpcBlock, RpcLog } from "../rpc-types.ts";
import type { EndpointPool } from "../transport/endpoint-pool.ts";
import { ProviderError, TIMEOUT_CODE } from "../transport/provider-error.ts";
import type { Requester } from "../transport/requester.ts";
import { checkLogs } from "./check-logs.ts";
import { type RangeLogQuery, toFilterParams } from "./log-filter.ts";
import { parseRangeLimit } from "./range-limit.ts";

const MAX_TIMEOUTS = 3;

export interface LogRange {
  readonly logs: RpcLog[];
  /** Header of the range's last block, from the endpoint that gave its logs. */
  readonly end: RpcBlock;
}

/** All logs of the range, asked for in as many requests as the endpoints' limits need. */
export async function fetchLogs(
  context: { requester: Requester; pool: EndpointPool },
  query: RangeLogQuery,
): Promise<LogRange> {
  const parts: LogRange[] = [];
  let fromBlock = query.fromBlock;
  let timeouts = 0;
  while (fromBlock <= query.toBlock) {
    const endpoint = context.pool.preferred;
    const blocks = Math.min(endpoint?.logRange.blocks ?? 1, query.toBlock - fromBlock + 1);
    const toBlock = fromBlock + blocks - 1;
    try {
      parts.push(await requestRange(context.requester, { ...query, fromBlock, toBlock }));
      endpoint?.logRange.succeeded(blocks);
      fromBlock = toBlock + 1;
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      if (error.rpc.code === TIMEOUT_CODE) timeouts++;
      shrink(error, { fromBlock, blocks, isHopeless: blocks === 1 || timeouts > MAX_TIMEOUTS });
    }
  }
  return join(parts);
}

function shrink(
  error: ProviderError,
  asked: { fromBlock: number; blocks: number; isHopeless: boolean },
): void {
  const { endpoint, rpc } = error;
  if (!asked.isHopeless) {
    endpoint.logRange.refused(asked.blocks, asked.fromBlock, parseRangeLimit(rpc.message));
    return;
  }
  const isTimeout = rpc.code === TIMEOUT_CODE;
  const text = isTimeout
    ? `eth_getLogs at ${endpoint.name} failed: ${rpc.message}; check that the node is running`
    : `eth_getLogs of the single block ${asked.fromBlock} is refused at ${endpoint.name}: ${rpc.message}`;
  throw new AppError(isTimeout ? "RPC_UNREACHABLE" : "RPC_FAILED", text, { cause: error, retryable: true });
}

/**
 * Logs and the last header are asked for together: a node that is behind answers with too few logs and no
 * error, but it cannot have the header.
 */
async function requestRange(requester: Requester, query: RangeLogQuery): Promise<LogRange> {
  const { fromBlock, toBlock } = query;
  const filter = { ...toFilterParams(query), fromBlock: toQuantity(fromBlock), toBlock: toQuantity(toBlock) };
  const check = (result: unknown) => checkLogs(result, fromBlock, toBlock);
  const [logs, end] = await requester.requestTogether([
    { method: "eth_getLogs", params: [filter], check, isDivisible: true },
    blockByNumberCall(toBlock, { full: false }),
  ]);
  return { logs: logs as RpcLog[], end: end as RpcBlock };
}

function join(parts: readonly LogRange[]): LogRange {
  const last = parts.at(-1);
  if (last === undefined) throw new RangeError("the range of blocks is empty");
  return parts.length === 1 ? last : { logs: parts.flatMap(({ logs }) => logs), end: last.end };
}
