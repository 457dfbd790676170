import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { bigEndian } from "./big-endian";

/** Contract address, then a number counted by that contract: id of an Event, Ticket, Listing or Bid. */
export function numberedKey(contract: Bytes, number: BigInt): Bytes {
  return contract.concat(bigEndian(number, 32));
}

/** Id of a TicketType. */
export function ticketTypeKey(contract: Bytes, eventId: BigInt, tierId: BigInt): Bytes {
  return numberedKey(contract, eventId).concat(bigEndian(tierId, 4));
}

/** Id of a Holding. */
export function holdingKey(contract: Bytes, tokenId: BigInt, owner: Bytes): Bytes {
  return numberedKey(contract, tokenId).concat(owner);
}

/** Id of a HoldingLot. */
export function holdingLotKey(holding: Bytes, number: i32): Bytes {
  return holding.concat(bigEndian(BigInt.fromI32(number), 4));
}

/** Id of what one log tells. */
export function logKey(log: ethereum.Event): Bytes {
  return log.transaction.hash.concatI32(log.logIndex.toI32());
}

/** Id of what a transaction did to one entity, however many logs tell it. */
export function outcomeKey(log: ethereum.Event, entity: Bytes): Bytes {
  return log.transaction.hash.concat(entity);
}

/** Whether an id made by logKey or outcomeKey belongs to the log's transaction. */
export function isOfTransaction(key: Bytes | null, log: ethereum.Event): bool {
  if (key === null) return false;
  const hash = log.transaction.hash;
  if (key.length < hash.length) return false;
  for (let i = 0; i < hash.length; i++) {
    if (key[i] != hash[i]) return false;
  }
  return true;
}

/** Id of one of the things that a log tells; `position` -1 when it tells one only. */
export function positionedKey(transaction: Bytes, logIndex: i32, position: i32): Bytes {
  const key = transaction.concatI32(logIndex);
  return position < 0 ? key : key.concatI32(position);
}
