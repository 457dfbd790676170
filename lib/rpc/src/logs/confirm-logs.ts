import { AppError } from "@facevalue/core";
import { isTrueHeader } from "../proof/is-true-header.ts";
import { mayHoldLogs } from "../proof/logs-bloom.ts";
import type { BlockWithLogs } from "../rpc-client.ts";
import type { RpcLog } from "../rpc-types.ts";
import type { Endpoint } from "../transport/endpoint.ts";
import type { Requester } from "../transport/requester.ts";
import { blockLogsCall } from "./block-logs-call.ts";
import { findBloomProblem } from "./find-bloom-problem.ts";
import type { LogQuery } from "./log-filter.ts";
import { findLogsByReceipts } from "./logs-by-receipts.ts";

/**
 * The block with its logs, asked for once more, of another endpoint if there is one, when none came though its bloom may
 * hold some: nodes show a block before they have put its logs into their index. When none come again, the block's receipts
 * tell; without them it is believed, since a bloom also says yes by chance.
 */
export async function confirmLogs(
  requester: Requester,
  found: BlockWithLogs,
  { query, answeredBy }: { query: LogQuery; answeredBy: Endpoint },
): Promise<BlockWithLogs> {
  const { block, logs } = found;
  const isDoubtful = logs.length === 0 && mayHoldLogs(block.logsBloom, query) && isTrueHeader(block);
  if (!isDoubtful) return found;
  try {
    const [again] = await requester.requestAgain([blockLogsCall(block.hash, query)], answeredBy);
    const logsAgain = again as readonly RpcLog[];
    const isNone = logsAgain.length === 0;
    const confirmed = { block, logs: isNone ? await findLogsByReceipts(requester, block, query) : logsAgain };
    return findBloomProblem(confirmed) === null ? confirmed : found;
  } catch (error) {
    // Nobody else can tell: the other endpoint does not know the block, or does not answer.
    if (error instanceof AppError) return found;
    throw error;
  }
}
