import { BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Fill } from "./fill";
import { currencyOf, MoneyLeg, sumOf } from "./money-leg";
import { splitEvenly, splitLegs, total } from "./split-legs";

/** What was paid for tickets, and who received it. */
export class Price {
  /** Empty when the amount is not known. */
  currency: Bytes = new Bytes(0);
  amount: BigInt = BigInt.zero();
  /** SETTLED, ESTIMATED, DECLARED or UNKNOWN. */
  source: string = "UNKNOWN";
  /** Why the amount is not known; empty when it is. */
  unknownReason: string = "";
  legs: MoneyLeg[] = [];
  /** Whether `legs`, and the seller's rest if that is the seller's, add up to the amount. */
  hasEveryLeg: bool = false;
  /** Whether what the legs do not tell went to the seller. */
  isRestSellers: bool = false;
  /** Tickets that were paid for together. */
  bundleSize: BigInt = BigInt.fromI32(1);

  isKnown(): bool {
    return this.unknownReason == "";
  }

  /** Takes the buyer's payments for the legs that are not told, if they add up to the price. */
  addPayments(payments: MoneyLeg[], buyer: Bytes): void {
    if (!this.isKnown()) return;
    const legs: MoneyLeg[] = [];
    for (let i = 0; i < payments.length; i++) {
      if (payments[i].payer.equals(buyer) && payments[i].currency.equals(this.currency))
        legs.push(payments[i]);
    }
    if (legs.length == 0 || !sumOf(legs).equals(this.amount)) return;
    this.legs = legs;
    this.hasEveryLeg = true;
  }

  /** The part of the price that falls to each place's tickets; the parts of each leg, and of the price, add up. */
  split(quantities: BigInt[]): Price[] {
    const amounts: BigInt[] = [];
    for (let i = 0; i < this.legs.length; i++) amounts.push(this.legs[i].amount);
    const prices = splitEvenly(this.amount, quantities);
    const shares = splitLegs(amounts, this.amount, quantities);
    const units = total(quantities);
    const parts: Price[] = [];
    for (let place = 0; place < quantities.length; place++) {
      const part = new Price();
      part.currency = this.currency;
      part.amount = prices[place];
      part.source = this.source;
      part.unknownReason = this.unknownReason;
      part.hasEveryLeg = this.hasEveryLeg;
      part.isRestSellers = this.isRestSellers;
      part.bundleSize = units;
      for (let i = 0; i < this.legs.length; i++) {
        const leg = this.legs[i];
        part.legs.push(new MoneyLeg(leg.currency, leg.payer, leg.recipient, shares[place][i]));
      }
      parts.push(part);
    }
    return parts;
  }
}

/** The price of everything that the fill sold. */
export function priceOf(fill: Fill): Price {
  const price = new Price();
  const currency = currencyOf(fill.paid);
  const legCurrency = currencyOf(fill.legs);
  if (fill.isBarter) {
    price.unknownReason = "BARTER";
  } else if (fill.paid.length == 0) {
    price.unknownReason = "NOT_IN_LOGS";
  } else if (
    currency === null ||
    (fill.legs.length > 0 && (legCurrency === null || !legCurrency.equals(currency)))
  ) {
    price.unknownReason = "MIXED_CURRENCY";
  } else {
    price.currency = currency;
    price.amount = sumOf(fill.paid);
    price.source = fill.items.length > 1 ? "ESTIMATED" : "SETTLED";
    price.legs = fill.legs;
    price.hasEveryLeg = fill.hasEveryLeg;
    price.isRestSellers = !fill.isAsk;
  }
  return price;
}
