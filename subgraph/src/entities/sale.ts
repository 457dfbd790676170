import { Address, BigInt, ethereum } from "@graphprotocol/graph-ts";
import { Sale, Ticket } from "../../generated/schema";
import { logKey } from "../keys/entity-keys";
import { touchTransaction } from "./transaction";

/** A sale of one ticket at a stated price that is not saved yet; the caller sets kind, parties, amounts and hop. */
export function createSale(ticket: Ticket, log: ethereum.Event): Sale {
  const sale = new Sale(logKey(log));
  sale.ticket = ticket.id;
  sale.contract = ticket.contract;
  sale.isEstimated = false;
  sale.bundleSize = 1;
  sale.transaction = touchTransaction(log);
  sale.logIndex = log.logIndex.toI32();
  sale.block = log.block.number;
  sale.timestamp = log.block.timestamp;
  copyFaceValue(ticket, sale);
  return sale;
}

/** Pins to the sale what the ticket's primary sale said. */
export function copyFaceValue(ticket: Ticket, sale: Sale): void {
  sale.event = ticket.event;
  sale.ticketType = ticket.ticketType;
  sale.faceValue = ticket.faceValue;
  sale.faceCurrency = ticket.faceCurrency;
  sale.faceValueSource = ticket.faceValueSource;
  sale.resaleCapBps = ticket.resaleCapBps;
}

export function setAmounts(sale: Sale, price: BigInt, royalty: BigInt, fee: BigInt): void {
  sale.price = price;
  sale.royalty = royalty;
  sale.fee = fee;
  sale.proceeds = price.minus(royalty).minus(fee);
}

export function setParties(sale: Sale, seller: Address, buyer: Address, payer: Address): void {
  sale.seller = seller;
  sale.buyer = buyer;
  sale.payer = payer;
}

/** Makes the sale the ticket's last one. */
export function rememberSale(ticket: Ticket, sale: Sale): void {
  ticket.lastSale = sale.id;
  ticket.lastSalePrice = sale.price;
  ticket.lastSaleCurrency = sale.currency;
}
