import { BigInt, ethereum } from "@graphprotocol/graph-ts";
import { Fill } from "./fill";
import { areMatched } from "./merge-mirrored-fills";
import { MoneyLeg } from "./money-leg";
import { splitEvenly, total } from "./split-legs";

/**
 * Leaves out an order for several tickets of one token that was matched with several smaller ones of the other side: those
 * tell the sales. What a bid paid falls to the asks by their numbers of tickets; of an ask that is left out only the price
 * is taken, from its bids, since who received which part of them is not told.
 */
export function splitMatchedFills(fills: Fill[], logs: ethereum.Log[]): Fill[] {
  const kept: Fill[] = [];
  for (let i = 0; i < fills.length; i++) {
    const smaller = smallerMatches(fills[i], fills, logs);
    if (smaller.length == 0) kept.push(fills[i]);
    else if (fills[i].isAsk) hideParts(smaller);
    else shareBid(fills[i], smaller);
  }
  return kept;
}

/** The matched orders of the other side that are for the fill's tickets together; none when they are not. */
function smallerMatches(fill: Fill, fills: Fill[], logs: ethereum.Log[]): Fill[] {
  const found: Fill[] = [];
  if (fill.items.length != 1) return found;
  const item = fill.items[0];
  for (let i = 0; i < fills.length; i++) {
    const other = fills[i];
    if (other.isAsk == fill.isAsk || other.items.length != 1 || !other.marketplace.equals(fill.marketplace))
      continue;
    if (other.placeOf(item.contract, item.tokenId) < 0 || other.items[0].quantity.ge(item.quantity)) continue;
    if (areMatched(fill.orderHash, other.orderHash, fill.marketplace, logs)) found.push(other);
  }
  return total(quantitiesOf(found)).equals(item.quantity) ? found : [];
}

function hideParts(bids: Fill[]): void {
  for (let i = 0; i < bids.length; i++) bids[i].hasEveryLeg = false;
}

function shareBid(bid: Fill, asks: Fill[]): void {
  const quantities = quantitiesOf(asks);
  for (let i = 0; i < asks.length; i++) {
    asks[i].matchedBuyer = bid.maker;
    asks[i].legs = asks[i].legs.concat(sharesOf(bid.legs, quantities, i));
    if (bid.paid.length > 0) asks[i].paid = sharesOf(bid.paid, quantities, i);
  }
}

function sharesOf(legs: MoneyLeg[], quantities: BigInt[], place: i32): MoneyLeg[] {
  const shares: MoneyLeg[] = [];
  for (let i = 0; i < legs.length; i++) {
    const amount = splitEvenly(legs[i].amount, quantities)[place];
    shares.push(new MoneyLeg(legs[i].currency, legs[i].payer, legs[i].recipient, amount));
  }
  return shares;
}

function quantitiesOf(fills: Fill[]): BigInt[] {
  const quantities: BigInt[] = [];
  for (let i = 0; i < fills.length; i++) quantities.push(fills[i].items[0].quantity);
  return quantities;
}
