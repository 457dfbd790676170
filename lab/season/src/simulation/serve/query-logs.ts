import type { ChainReader } from "../files/chain-reader.ts";
import { logAddress, logTopic } from "../files/kept-block.ts";
import type { LogFilter } from "./read-parameters.ts";
import { INVALID_PARAMETERS, RpcError } from "./rpc-error.ts";

export const MOST_BLOCKS = 10_000;
export const MOST_LOGS = 20_000;

/**
 * Logs of the blocks that match the filter, as JSON values.
 * @throws RpcError when the range has too many blocks or holds too many matching logs, with a range that would do
 */
export function queryLogs(
  chain: ChainReader,
  { fromBlock, toBlock }: { readonly fromBlock: number; readonly toBlock: number },
  filter: LogFilter,
): string[] {
  if (fromBlock > toBlock)
    throw new RpcError(INVALID_PARAMETERS, "invalid block range: it ends before it begins");
  if (toBlock - fromBlock + 1 > MOST_BLOCKS) {
    throw new RpcError(INVALID_PARAMETERS, `eth_getLogs is limited to a ${MOST_BLOCKS} block range`);
  }
  const found: string[] = [];
  for (let number = fromBlock; number <= toBlock; number++) {
    if (chain.record(number).logs === 0) continue;
    const before = found.length;
    for (const { logs } of chain.block(number).transactions) {
      for (const log of logs) if (matches(log, filter)) found.push(log);
    }
    if (found.length > MOST_LOGS && before > 0) {
      const range = `0x${fromBlock.toString(16)}-0x${(number - 1).toString(16)}`;
      throw new RpcError(
        INVALID_PARAMETERS,
        `query exceeds max results ${MOST_LOGS}, retry with the range ${range}`,
      );
    }
  }
  return found;
}

function matches(log: string, { addresses, topics }: LogFilter): boolean {
  if (addresses !== null && !addresses.has(logAddress(log))) return false;
  return topics.every((wanted, position) => {
    const topic = logTopic(log, position);
    return topic !== undefined && (wanted?.has(topic) ?? true);
  });
}
