import { Address, BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { dataNumber, isLogOf, topicAccount } from "./log-words";
import { TRANSFER } from "./topics";

/** Money that went from one account to another; `payer` is the zero address where nothing says who paid. */
export class MoneyLeg {
  constructor(
    public currency: Bytes,
    public payer: Bytes,
    public recipient: Bytes,
    public amount: BigInt,
  ) {}
}

/** The ERC-20 transfers among the logs, in their order. */
export function readTokenPayments(logs: ethereum.Log[]): MoneyLeg[] {
  const legs: MoneyLeg[] = [];
  for (let i = 0; i < logs.length; i++) {
    if (!isLogOf(logs[i], TRANSFER, 3) || logs[i].data.length != 32) continue;
    const amount = dataNumber(logs[i], 0);
    if (amount.isZero()) continue;
    legs.push(new MoneyLeg(logs[i].address, topicAccount(logs[i], 1), topicAccount(logs[i], 2), amount));
  }
  return legs;
}

/** Sum of the legs' amounts. */
export function sumOf(legs: MoneyLeg[]): BigInt {
  let sum = BigInt.zero();
  for (let i = 0; i < legs.length; i++) sum = sum.plus(legs[i].amount);
  return sum;
}

/** The one currency of the legs; null when there is none or more than one. */
export function currencyOf(legs: MoneyLeg[]): Bytes | null {
  for (let i = 1; i < legs.length; i++) {
    if (!legs[i].currency.equals(legs[0].currency)) return null;
  }
  return legs.length == 0 ? null : legs[0].currency;
}

export const NOBODY: Bytes = Address.zero();
