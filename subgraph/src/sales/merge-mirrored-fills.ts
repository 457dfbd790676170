import { Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Fill } from "./fill";
import { isLogOf } from "./log-words";
import { TokenMovement } from "./token-movement";
import { ORDERS_MATCHED } from "./topics";

/**
 * One fill per sale: an ask and a bid that were matched with each other tell the same sale twice. They are matched when the
 * ticket they share went from one's maker to the other's or moved once only; failing that, when Seaport lists both
 * (OrdersMatched). What the buyer gave is the bid's money, who received what stands in both.
 */
export function mergeMirroredFills(fills: Fill[], movements: TokenMovement[], logs: ethereum.Log[]): Fill[] {
  const isMerged = new Array<bool>(fills.length).fill(false);
  mergeBids(fills, isMerged, movements, [], true);
  mergeBids(fills, isMerged, movements, logs, false);
  const merged: Fill[] = [];
  for (let i = 0; i < fills.length; i++) {
    if (!isMerged[i]) merged.push(fills[i]);
  }
  return merged;
}

/** Merges bids into the asks that they are matched with; `isDirect` tells by which of the two signs. */
function mergeBids(
  fills: Fill[],
  isMerged: bool[],
  movements: TokenMovement[],
  logs: ethereum.Log[],
  isDirect: bool,
): void {
  const isMatched: bool[] = [];
  for (let i = 0; i < fills.length; i++) isMatched.push(fills[i].matchedBuyer.length > 0);
  for (let i = 0; i < fills.length; i++) {
    if (!fills[i].isAsk || isMatched[i]) continue;
    for (let j = 0; j < fills.length; j++) {
      if (isMerged[j] || fills[j].isAsk || !fills[i].marketplace.equals(fills[j].marketplace)) continue;
      if (!isMirrored(fills[i], fills[j], movements, logs, isDirect)) continue;
      isMerged[j] = true;
      mergeBid(fills[i], fills[j]);
    }
  }
}

function mergeBid(ask: Fill, bid: Fill): void {
  if (bid.items.length == ask.items.length) {
    if (bid.paid.length > 0) ask.paid = bid.paid;
    ask.legs = ask.legs.concat(bid.legs);
  }
  ask.matchedBuyer = bid.maker;
}

function isMirrored(
  ask: Fill,
  bid: Fill,
  movements: TokenMovement[],
  logs: ethereum.Log[],
  isDirect: bool,
): bool {
  for (let i = 0; i < ask.items.length; i++) {
    const item = ask.items[i];
    const place = bid.placeOf(item.contract, item.tokenId);
    if (place < 0 || !bid.items[place].quantity.equals(item.quantity)) continue;
    if (!isDirect) {
      if (areMatched(ask.orderHash, bid.orderHash, ask.marketplace, logs)) return true;
      continue;
    }
    let moves = 0;
    for (let j = 0; j < movements.length; j++) {
      if (!movements[j].isOf(item.contract, item.tokenId)) continue;
      moves += 1;
      if (movements[j].from.equals(ask.maker) && movements[j].to.equals(bid.maker)) return true;
    }
    if (moves <= 1) return true;
  }
  return false;
}

/** Whether one OrdersMatched of the marketplace lists both orders. */
export function areMatched(one: Bytes, other: Bytes, marketplace: Bytes, logs: ethereum.Log[]): bool {
  for (let i = 0; i < logs.length; i++) {
    if (!isLogOf(logs[i], ORDERS_MATCHED, 1) || !logs[i].address.equals(marketplace)) continue;
    const value = ethereum.decode("bytes32[]", logs[i].data);
    if (value === null) continue;
    const hashes = value.toBytesArray();
    let found = 0;
    for (let j = 0; j < hashes.length; j++) {
      if (hashes[j].equals(one)) found |= 1;
      if (hashes[j].equals(other)) found |= 2;
    }
    if (found == 3) return true;
  }
  return false;
}
