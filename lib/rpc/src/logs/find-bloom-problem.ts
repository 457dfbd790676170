import { isTrueHeader } from "../proof/is-true-header.ts";
import { findLogOutsideBloom } from "../proof/logs-bloom.ts";
import type { BlockWithLogs } from "../rpc-client.ts";

/**
 * What is wrong with logs that cannot be in their block, or null. `isQuick` looks at addresses and first topics alone.
 * Chains that keep no blooms are told by their hashes: a header that does not give its hash proves nothing.
 */
export function findBloomProblem({ block, logs }: BlockWithLogs, isQuick = false): string | null {
  const stray = findLogOutsideBloom(block.logsBloom, logs, { isQuick });
  if (stray === null || !isTrueHeader(block)) return null;
  return `block ${Number(block.number)} cannot hold log ${Number(stray.logIndex)} of ${stray.address}: its bloom says so`;
}
