import { ethereum } from "@graphprotocol/graph-ts";
import { Transfer } from "../../generated/schema";
import { positionedKey } from "../keys/entity-keys";
import { isMovement, readMovements } from "./read-movements";
import { TokenMovement } from "./token-movement";

/** Most logs that a contract emits for each ticket of many. */
const LOGS_PER_TICKET = 4;

/**
 * Whether the log is the first of its transaction that moves tickets of its contract: the one at which the transaction's
 * sales of that contract are resolved, however many tickets it moves.
 */
export function isFirstMovement(log: ethereum.Event): bool {
  return !followsMovement(log) && isFirstLog(log, isMovement);
}

/** Whether the log is the first of its contract in its transaction that `isMeant` holds for. */
export function isFirstLog(log: ethereum.Event, isMeant: (log: ethereum.Log) => bool): bool {
  const receipt = log.receipt;
  if (receipt === null) return false;
  const logs = receipt.logs;
  for (let i = 0; i < logs.length; i++) {
    if (logs[i].address.equals(log.address) && isMeant(logs[i])) return logs[i].logIndex.equals(log.logIndex);
  }
  return false;
}

/**
 * Whether one of the logs right before moved a ticket of the contract. To look this up spares reading the receipt, which
 * may be long, for each ticket of a transaction that moves many.
 */
function followsMovement(log: ethereum.Event): bool {
  const index = log.logIndex.toI32();
  for (let before = index - 1; before >= 0 && before >= index - LOGS_PER_TICKET; before--) {
    const earlier = Transfer.loadInBlock(positionedKey(log.transaction.hash, before, -1));
    if (earlier !== null && earlier.contract.equals(log.address)) return true;
  }
  return false;
}

/** What the handled log moved, in its order; none when it is malformed, larger than can be read or not in its receipt. */
export function readMovementsOf(log: ethereum.Event): TokenMovement[] {
  const receipt = log.receipt;
  if (receipt === null || receipt.logs.length == 0) return [];
  const logs = receipt.logs;
  const place = log.logIndex.minus(logs[0].logIndex).toI32();
  if (place < 0 || place >= logs.length || !logs[place].logIndex.equals(log.logIndex)) return [];
  return readMovements(logs[place]);
}
