import { AppError } from "@facevalue/core";
import { blockByNumberCall, toQuantity } from "../methods/block-calls.ts";
import type { BlockWithLogs } from "../rpc-client.ts";
import type { RpcBlock, RpcLog } from "../rpc-types.ts";
import { tidyLogs } from "../tidy/tidy-logs.ts";
import type { Endpoint } from "../transport/endpoint.ts";
import type { EndpointPool } from "../transport/endpoint-pool.ts";
import { ProviderError, TIMEOUT_CODE } from "../transport/provider-error.ts";
import type { Requester } from "../transport/requester.ts";
import type { RpcCall } from "../transport/rpc-call.ts";
import { checkLogs } from "./check-logs.ts";
import { confirmLogs } from "./confirm-logs.ts";
import { findBloomProblem } from "./find-bloom-problem.ts";
import { type RangeLogQuery, toFilterParams } from "./log-filter.ts";
import { parseRangeLimit } from "./range-limit.ts";

const MAX_TIMEOUTS = 3;

export interface LogRange {
  readonly logs: RpcLog[];
  /** Headers of the range's first and last block, from the endpoints that gave their logs. */
  readonly start: RpcBlock;
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
    endpoint.logRange.refused(asked.blocks, asked.fromBlock, parseRangeLimit(rpc));
    return;
  }
  const isTimeout = rpc.code === TIMEOUT_CODE;
  const text = isTimeout
    ? `eth_getLogs at ${endpoint.name} failed: ${rpc.message}; check that the node is running`
    : `eth_getLogs of the single block ${asked.fromBlock} is refused at ${endpoint.name}: ${rpc.message}`;
  throw new AppError(isTimeout ? "RPC_UNREACHABLE" : "RPC_FAILED", text, { cause: error, retryable: true });
}

/**
 * Logs and the headers of both ends are asked for together: a node that is behind answers with too few logs and no
 * error, but it cannot have the last header; and by its first header a range can be told to follow the one before.
 */
async function requestRange(requester: Requester, query: RangeLogQuery): Promise<LogRange> {
  const { fromBlock, toBlock } = query;
  const filter = { ...toFilterParams(query), fromBlock: toQuantity(fromBlock), toBlock: toQuantity(toBlock) };
  const check = (result: unknown) => checkLogs(result, fromBlock, toBlock);
  const calls = [
    { method: "eth_getLogs", params: [filter], tidy: tidyLogs, check, isDivisible: true },
    blockByNumberCall(toBlock, { full: false }),
    ...(fromBlock === toBlock ? [] : [blockByNumberCall(fromBlock, { full: false })]),
  ];
  const asked: { by?: Endpoint } = {};
  const verify = (answers: unknown[], endpoint: Endpoint) => {
    asked.by = endpoint;
    return findRangeProblem(toRange(answers));
  };
  const range = toRange(await requester.requestTogether(calls, verify));
  if (asked.by !== undefined) await confirmEnd(requester, range, { query, answeredBy: asked.by, calls });
  return range;
}

function toRange([logs, end, start = end]: readonly unknown[]): LogRange {
  return { logs: logs as RpcLog[], start: start as RpcBlock, end: end as RpcBlock };
}

/** Whether the range's own ends contradict its logs: those of the first and the last block. */
function findRangeProblem(range: LogRange): string | null {
  for (const found of endsOf(range)) {
    const { block, logs } = found;
    const stray = logs.find(({ blockHash }) => blockHash !== block.hash);
    if (stray !== undefined)
      return `a log of block ${Number(block.number)} has block hash ${stray.blockHash}, the block has ${block.hash}`;
    const problem = findBloomProblem(found, true);
    if (problem !== null) return problem;
  }
  return null;
}

/** A node whose index of logs lags behind its blocks shows by the last one. @throws AppError RPC_INCONSISTENT */
async function confirmEnd(
  requester: Requester,
  range: LogRange,
  asked: { query: RangeLogQuery; answeredBy: Endpoint; calls: readonly RpcCall[] },
): Promise<void> {
  const [, found] = endsOf(range);
  const { logs } = await confirmLogs(requester, found, asked);
  if (logs.length === found.logs.length) return;
  const problem = `no logs of block ${Number(range.end.number)} came, which has ${logs.length}`;
  throw requester.blame(asked.answeredBy, asked.calls, problem);
}

/** The first and the last block with their logs. */
function endsOf({ logs, start, end }: LogRange): [BlockWithLogs, BlockWithLogs] {
  const ofStart: RpcLog[] = [];
  const ofEnd: RpcLog[] = [];
  for (const log of logs) {
    if (log.removed === true) continue;
    if (log.blockNumber === start.number) ofStart.push(log);
    if (log.blockNumber === end.number) ofEnd.push(log);
  }
  return [
    { block: start, logs: ofStart },
    { block: end, logs: ofEnd },
  ];
}

/** One range of consecutive ones. @throws AppError RPC_INCONSISTENT when one is not the continuation of another */
function join(parts: readonly LogRange[]): LogRange {
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) throw new RangeError("the range of blocks is empty");
  for (const [index, { start }] of parts.entries()) {
    const before = parts[index - 1];
    if (before === undefined || start.parentHash === before.end.hash) continue;
    const text = `block ${Number(start.number)} does not follow the block that was read before it; use another RPC URL if this persists`;
    throw new AppError("RPC_INCONSISTENT", text, { retryable: true });
  }
  if (parts.length === 1) return last;
  return { logs: parts.flatMap(({ logs }) => logs), start: first.start, end: last.end };
}
