import type { RpcLog } from "@facevalue/rpc";
import { inconsistent } from "./inconsistent.ts";

/**
 * The logs of one block in the order of their index, without those marked as removed and without repetitions
 * (overlapping queries return a log twice).
 * @throws AppError RPC_INCONSISTENT for different logs with one index or logs of two forks.
 */
export function orderLogs(logs: readonly RpcLog[]): RpcLog[] {
  const present = logs.filter((log) => log.removed !== true);
  if (isStrictlyOrdered(present)) return present;
  const byIndex = new Map<number, RpcLog>();
  for (const log of present) {
    const index = Number(log.logIndex);
    const known = byIndex.get(index);
    if (known === undefined) byIndex.set(index, log);
    else if (!isSame(known, log))
      throw inconsistent(`two logs with index ${index} in block ${Number(log.blockNumber)}`);
  }
  return [...byIndex.entries()].sort(([a], [b]) => a - b).map(([, log]) => log);
}

function isStrictlyOrdered(logs: readonly RpcLog[]): boolean {
  let last = -1;
  for (const log of logs) {
    const index = Number(log.logIndex);
    if (!(index > last)) return false;
    last = index;
  }
  return true;
}

function isSame(one: RpcLog, other: RpcLog): boolean {
  return (
    one.blockHash === other.blockHash &&
    one.transactionHash === other.transactionHash &&
    one.address === other.address &&
    one.data === other.data &&
    one.topics.join() === other.topics.join()
  );
}
