import { Address, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { includes } from "../facts/marketplaces";
import { currencyOf, MoneyLeg, NOBODY, readTokenPayments, sumOf } from "./money-leg";
import { Price } from "./price";
import { TokenMovement } from "./token-movement";

/**
 * What the transaction paid for all the tickets it issues: its native coin, or the ERC-20 payments of its sender and of who
 * got the first ticket. Not known when it paid in several currencies, or nothing.
 */
export function mintPayment(mints: TokenMovement[], logs: ethereum.Log[], log: ethereum.Event): Price {
  const price = new Price();
  const payments = paidBy([log.transaction.from, mints[0].to], readTokenPayments(logs));
  const value = log.transaction.value;
  if (payments.length == 0 && value.isZero()) {
    price.unknownReason = "NOT_IN_LOGS";
    return price;
  }
  const currency = currencyOf(payments);
  if (payments.length > 0 && (currency === null || !value.isZero())) {
    price.unknownReason = "MIXED_CURRENCY";
    return price;
  }
  if (currency !== null) {
    price.currency = currency;
    price.amount = sumOf(payments);
    price.source = mints.length == 1 ? "SETTLED" : "ESTIMATED";
    price.legs = payments;
    price.hasEveryLeg = true;
    return price;
  }
  price.currency = Address.zero();
  price.amount = value;
  price.source = "ESTIMATED";
  const contract = mints[0].contract;
  const recipient = log.transaction.to;
  if (recipient !== null && recipient.equals(contract)) {
    price.legs = [new MoneyLeg(price.currency, log.transaction.from, contract, value)];
    price.hasEveryLeg = true;
  }
  return price;
}

/** What the payers gave to others; what they hand to each other, as a buyer to its router, is no payment yet. */
function paidBy(payers: Bytes[], payments: MoneyLeg[]): MoneyLeg[] {
  const found: MoneyLeg[] = [];
  for (let i = 0; i < payments.length; i++) {
    const leg = payments[i];
    if (!includes(payers, leg.payer) || includes(payers, leg.recipient)) continue;
    if (!leg.payer.equals(NOBODY)) found.push(leg);
  }
  return found;
}
