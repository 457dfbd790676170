import { ethereum } from "@graphprotocol/graph-ts";
import { isAmountMovement } from "./read-movements";

/**
 * Whether the log is the first ERC-1155 one of its transaction that moves tickets of its contract: the one at which the
 * transaction's sales of that contract are resolved, however many tickets it moves.
 */
export function isFirstAmountMovement(log: ethereum.Event): bool {
  const receipt = log.receipt;
  if (receipt === null) return false;
  const logs = receipt.logs;
  for (let i = 0; i < logs.length; i++) {
    if (logs[i].address.equals(log.address) && isAmountMovement(logs[i]))
      return logs[i].logIndex.equals(log.logIndex);
  }
  return false;
}
