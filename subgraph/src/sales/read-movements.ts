import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { dataNumber, decodeTuple, isLogOf, topicAccount, topicNumber } from "./log-words";
import { TokenMovement } from "./token-movement";
import { CONSECUTIVE_TRANSFER, TRANSFER, TRANSFER_BATCH, TRANSFER_SINGLE } from "./topics";

/** The most tickets that one ConsecutiveTransfer is read to move; ERC-2309's users mint at most 5,000. */
export const MAXIMUM_CONSECUTIVE = 10000;

/** Whether the log tells of ERC-721 or ERC-1155 tokens that moved. */
export function isMovement(log: ethereum.Log): bool {
  if (log.topics.length != 4) return false;
  const topic = log.topics[0];
  if (topic.equals(TRANSFER) || topic.equals(TRANSFER_SINGLE)) return true;
  return topic.equals(TRANSFER_BATCH) || topic.equals(CONSECUTIVE_TRANSFER);
}

/** Whether the log tells of ERC-1155 tokens that moved and is long enough to be handled. */
export function isAmountMovement(log: ethereum.Log): bool {
  if (isLogOf(log, TRANSFER_SINGLE, 4)) return log.data.length >= 64;
  return isLogOf(log, TRANSFER_BATCH, 4) && decodeTuple("(uint256[],uint256[])", log.data) !== null;
}

/** What the log moved, in its order; none for any other log, and for one that is malformed or larger than can be read. */
export function readMovements(log: ethereum.Log): TokenMovement[] {
  if (!isMovement(log)) return [];
  const index = log.logIndex.toI32();
  if (isLogOf(log, TRANSFER, 4)) {
    const one = BigInt.fromI32(1);
    const tokenId = topicNumber(log, 3);
    return [
      new TokenMovement(log.address, tokenId, one, topicAccount(log, 1), topicAccount(log, 2), index, -1),
    ];
  }
  if (isLogOf(log, CONSECUTIVE_TRANSFER, 4)) {
    return consecutive(
      log,
      topicNumber(log, 1),
      dataNumber(log, 0),
      topicAccount(log, 2),
      topicAccount(log, 3),
    );
  }
  const from = topicAccount(log, 2);
  const to = topicAccount(log, 3);
  if (isLogOf(log, TRANSFER_SINGLE, 4)) {
    if (log.data.length < 64) return [];
    return [new TokenMovement(log.address, dataNumber(log, 0), dataNumber(log, 1), from, to, index, -1)];
  }
  return batch(log, from, to);
}

function consecutive(
  log: ethereum.Log,
  first: BigInt,
  last: BigInt,
  from: Bytes,
  to: Bytes,
): TokenMovement[] {
  const count = last.minus(first).plus(BigInt.fromI32(1));
  const movements: TokenMovement[] = [];
  if (count.gt(BigInt.fromI32(MAXIMUM_CONSECUTIVE)) || count.le(BigInt.zero())) return movements;
  const one = BigInt.fromI32(1);
  const index = log.logIndex.toI32();
  for (let i = 0; i < count.toI32(); i++) {
    const tokenId = first.plus(BigInt.fromI32(i));
    movements.push(new TokenMovement(log.address, tokenId, one, from, to, index, i));
  }
  return movements;
}

function batch(log: ethereum.Log, from: Bytes, to: Bytes): TokenMovement[] {
  const movements: TokenMovement[] = [];
  const decoded = decodeTuple("(uint256[],uint256[])", log.data);
  if (decoded === null) return movements;
  const ids = decoded[0].toBigIntArray();
  const amounts = decoded[1].toBigIntArray();
  if (ids.length != amounts.length) return movements;
  const index = log.logIndex.toI32();
  for (let i = 0; i < ids.length; i++) {
    movements.push(new TokenMovement(log.address, ids[i], amounts[i], from, to, index, i));
  }
  return movements;
}
