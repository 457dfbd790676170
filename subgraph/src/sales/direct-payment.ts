import { Address, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { DeliveryPath } from "./delivery-path";
import { isLogOf, topicAccount, topicNumber } from "./log-words";
import { currencyOf, MoneyLeg, readTokenPayments, sumOf } from "./money-leg";
import { Price } from "./price";
import { recordResale, SoldTickets } from "./record-resale";
import { TokenMovement } from "./token-movement";
import { RESOLD } from "./topics";
import { TransactionLogs } from "./transaction-logs";

/**
 * A sale that no known marketplace tells: the transaction moves one ticket, and its new holder pays the former one in one
 * ERC-20 token. What the new holder pays to others in it belongs to the price. The row is marked as estimated.
 */
export function findDirectPayment(
  contract: Bytes,
  isByAmount: bool,
  told: TransactionLogs,
  log: ethereum.Event,
): void {
  const movements = told.movements;
  if (movements.length != 1 || movements[0].isMint() || movements[0].to.equals(Address.zero())) return;
  const movement = movements[0];
  if (!movement.contract.equals(contract) || movement.from.equals(movement.to)) return;
  if (isDeclared(movement, told.all)) return;
  const payments = paidBy(movement.to, readTokenPayments(told.all));
  const currency = currencyOf(payments);
  if (currency === null || !isPaid(movement.from, payments)) return;
  const price = new Price();
  price.currency = currency;
  price.amount = sumOf(payments);
  price.source = "ESTIMATED";
  price.legs = payments;
  price.hasEveryLeg = true;
  recordResale(new SoldTickets(new DeliveryPath(movement, movement), movement.to), price, isByAmount, log);
}

/** Whether a market of ticket events, version 1, tells of the ticket's sale: its own log gives the row. */
function isDeclared(movement: TokenMovement, logs: ethereum.Log[]): bool {
  for (let i = 0; i < logs.length; i++) {
    if (!isLogOf(logs[i], RESOLD, 4)) continue;
    if (movement.isOf(topicAccount(logs[i], 2), topicNumber(logs[i], 3))) return true;
  }
  return false;
}

function paidBy(payer: Bytes, payments: MoneyLeg[]): MoneyLeg[] {
  const found: MoneyLeg[] = [];
  for (let i = 0; i < payments.length; i++) {
    if (payments[i].payer.equals(payer)) found.push(payments[i]);
  }
  return found;
}

function isPaid(recipient: Bytes, payments: MoneyLeg[]): bool {
  for (let i = 0; i < payments.length; i++) {
    if (payments[i].recipient.equals(recipient)) return true;
  }
  return false;
}
