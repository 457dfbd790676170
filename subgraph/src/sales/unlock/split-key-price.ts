import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Sale } from "../../../generated/schema";
import { recordPart } from "../../entities/sale-fee";
import { MoneyLeg, sumOf } from "../money-leg";
import { splitEvenly, total } from "../split-legs";
import { KeyMint } from "./key-mint";
import { LockPurchase } from "./lock-purchase";

/**
 * Tells who got what of a key's price, in one row each, and in sum on the sale if the logs tell it all: they do not for
 * native coins, whose protocol fee no log tells.
 */
export function splitKeyPrice(sale: Sale, key: KeyMint, purchase: LockPurchase, factory: Bytes): void {
  const price = key.price;
  if (price === null) return;
  let fee = BigInt.zero();
  if (!price.isZero()) {
    const shares = referrerShares(purchase, factory);
    if (shares === null) return;
    const place = purchase.paidPlaceOf(key);
    if (shares.length > 0) {
      if (!shares[place].currency.equals(key.currency) || shares[place].amount.gt(price)) return;
      recordPart(sale, 1, "REFERRER", shares[place].recipient, shares[place].amount);
      fee = shares[place].amount;
    }
    if (!isWhole(purchase, key.currency, shares, factory)) return;
    const protocolFee = protocolPart(purchase, place, factory);
    recordPart(sale, 2, "PROTOCOL", factory, protocolFee);
    fee = fee.plus(protocolFee);
  }
  sale.fee = fee;
  sale.proceeds = price.minus(fee);
  recordPart(sale, 0, "SELLER", sale.contract, sale.proceeds);
}

/** One share for each key that cost something, or none at all; null when nothing says whose keys the shares are of. */
function referrerShares(purchase: LockPurchase, factory: Bytes): MoneyLeg[] | null {
  const shares = purchase.receipt === null ? paidOut(purchase, factory, false) : purchase.shares;
  return shares.length == 0 || shares.length == purchase.paidPrices().length ? shares : null;
}

/** The lock's payouts to its Unlock, or those to others. */
function paidOut(purchase: LockPurchase, factory: Bytes, isToFactory: bool): MoneyLeg[] {
  const legs: MoneyLeg[] = [];
  for (let i = 0; i < purchase.payouts.length; i++) {
    if (purchase.payouts[i].recipient.equals(factory) == isToFactory) legs.push(purchase.payouts[i]);
  }
  return legs;
}

/** Whether the logs tell all that moved: what came in is what was to pay, and what went out went to referrers and Unlock. */
function isWhole(purchase: LockPurchase, currency: Bytes, shares: MoneyLeg[], factory: Bytes): bool {
  if (currency.equals(Address.zero()) || purchase.hasGasRefund) return false;
  for (let i = 0; i < purchase.keys.length; i++) {
    if (purchase.keys[i].price === null || purchase.keys[i].source == "DECLARED") return false;
  }
  if (!isOnly(purchase.payments, currency) || !isOnly(purchase.payouts, currency)) return false;
  if (!sumOf(paidOut(purchase, factory, false)).equals(sumOf(shares))) return false;
  const due = duePrice(purchase);
  return sumOf(purchase.payments).equals(due) && sumOf(purchase.payouts).le(due);
}

function isOnly(legs: MoneyLeg[], currency: Bytes): bool {
  for (let i = 0; i < legs.length; i++) {
    if (!legs[i].currency.equals(currency)) return false;
  }
  return true;
}

/** The keys' prices in sum, and those of periods bought in advance. */
function duePrice(purchase: LockPurchase): BigInt {
  const receipt = purchase.receipt;
  return receipt === null ? total(purchase.paidPrices()) : receipt.total;
}

/** The protocol fee is a share of everything that was paid. */
function protocolPart(purchase: LockPurchase, place: i32, factory: Bytes): BigInt {
  const prices = purchase.paidPrices();
  const due = duePrice(purchase);
  const inAdvance = due.minus(total(prices));
  if (inAdvance.gt(BigInt.zero())) prices.push(inAdvance);
  return splitEvenly(sumOf(paidOut(purchase, factory, true)), prices)[place];
}
