import type { RpcLog } from "../rpc-types.ts";

/** What is wrong with an answer to eth_getLogs for blocks `fromBlock` … `toBlock`, or null. */
export function checkLogs(result: unknown, fromBlock: number, toBlock: number): string | null {
  if (!Array.isArray(result)) return "the answer is not a list of logs";
  for (const log of result as Partial<RpcLog>[]) {
    const problem = checkLog(log, fromBlock, toBlock);
    if (problem !== null) return problem;
  }
  return null;
}

/** What is wrong with an answer to eth_getLogs for one block by its hash, or null. */
export function checkBlockLogs(result: unknown, blockHash: string): string | null {
  const problem = checkLogs(result, 0, Number.MAX_SAFE_INTEGER);
  if (problem !== null) return problem;
  const stray = (result as RpcLog[]).find((log) => log.blockHash !== blockHash);
  return stray === undefined
    ? null
    : `asked for logs of block ${blockHash}, got one of block ${stray.blockHash}`;
}

function checkLog(log: Partial<RpcLog>, fromBlock: number, toBlock: number): string | null {
  const isComplete =
    typeof log?.address === "string" &&
    Array.isArray(log.topics) &&
    typeof log.data === "string" &&
    typeof log.blockHash === "string" &&
    typeof log.transactionHash === "string" &&
    typeof log.logIndex === "string";
  if (!isComplete) return "a log lacks its address, topics, data, block, transaction or index";
  const blockNumber = Number(log.blockNumber);
  if (blockNumber >= fromBlock && blockNumber <= toBlock) return null;
  return `asked for logs of blocks ${fromBlock} to ${toBlock}, got one of block ${blockNumber}`;
}
