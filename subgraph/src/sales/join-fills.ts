import { Bytes } from "@graphprotocol/graph-ts";
import { Fill, FillItem } from "./fill";
import { TokenMovement } from "./token-movement";

/**
 * Joins orders of one maker for tickets of one token that were delivered in one movement: one sale of all of them. The
 * first order's key stands for them.
 */
export function joinFills(fills: Fill[], movements: TokenMovement[]): Fill[] {
  const joined: Fill[] = [];
  const isUsed = new Array<bool>(fills.length).fill(false);
  for (let i = 0; i < fills.length; i++) {
    if (isUsed[i]) continue;
    const places = placesOfAlike(fills, i, isUsed);
    if (places.length > 1 && movesTogether(fills, places, movements)) {
      for (let j = 1; j < places.length; j++) {
        isUsed[places[j]] = true;
        join(fills[i], fills[places[j]]);
      }
    }
    joined.push(fills[i]);
  }
  return joined;
}

function placesOfAlike(fills: Fill[], place: i32, isUsed: bool[]): i32[] {
  const fill = fills[place];
  const places: i32[] = [];
  if (fill.items.length != 1) return places;
  for (let i = place; i < fills.length; i++) {
    const other = fills[i];
    if (isUsed[i] || other.items.length != 1 || other.isAsk != fill.isAsk || other.isBarter != fill.isBarter)
      continue;
    if (!other.maker.equals(fill.maker) || !other.marketplace.equals(fill.marketplace)) continue;
    if (other.placeOf(fill.items[0].contract, fill.items[0].tokenId) == 0) places.push(i);
  }
  return places;
}

/** Whether none of the orders' own numbers of tickets moved at the maker's end, but their sum did. */
function movesTogether(fills: Fill[], places: i32[], movements: TokenMovement[]): bool {
  let sum = fills[places[0]].items[0].quantity;
  for (let i = 1; i < places.length; i++) sum = sum.plus(fills[places[i]].items[0].quantity);
  let hasMoved = false;
  for (let i = 0; i < movements.length; i++) {
    const fill = fills[places[0]];
    const end: Bytes = fill.isAsk ? movements[i].from : movements[i].to;
    if (!end.equals(fill.maker)) continue;
    if (!movements[i].isOf(fill.items[0].contract, fill.items[0].tokenId)) continue;
    if (movements[i].quantity.equals(sum)) hasMoved = true;
    for (let j = 0; j < places.length; j++) {
      if (movements[i].quantity.equals(fills[places[j]].items[0].quantity)) return false;
    }
  }
  return hasMoved;
}

function join(fill: Fill, other: Fill): void {
  const item = fill.items[0];
  const quantity = item.quantity.plus(other.items[0].quantity);
  fill.items = [new FillItem(item.contract, item.tokenId, quantity)];
  fill.paid = fill.paid.concat(other.paid);
  fill.legs = fill.legs.concat(other.legs);
  fill.hasEveryLeg = fill.hasEveryLeg && other.hasEveryLeg;
}
