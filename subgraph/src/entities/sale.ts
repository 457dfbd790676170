import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Sale, Ticket } from "../../generated/schema";
import { logKey } from "../keys/entity-keys";
import { touchTransaction } from "./transaction";

const WASH_PERIOD_SECONDS = 30 * 24 * 3600;

/** A sale that one log declares for one ticket; not saved yet; the caller sets kind, parties, amounts and hop. */
export function createSale(ticket: Ticket, log: ethereum.Event): Sale {
  const sale = createSaleOf(logKey(log), ticket.contract, ticket.tokenId, BigInt.fromI32(1), log);
  sale.logIndex = log.logIndex.toI32();
  sale.ticket = ticket.id;
  sale.priceSource = "DECLARED";
  copyFaceValue(ticket, sale);
  return sale;
}

/** A sale of tickets of one token whose price and face value are not known yet; not saved. */
export function createSaleOf(
  id: Bytes,
  contract: Bytes,
  tokenId: BigInt,
  quantity: BigInt,
  log: ethereum.Event,
): Sale {
  const sale = new Sale(id);
  sale.contract = contract;
  sale.tokenId = tokenId;
  sale.quantity = quantity;
  sale.priceSource = "UNKNOWN";
  sale.faceValueSource = "UNKNOWN";
  sale.isEstimated = false;
  sale.bundleSize = 1;
  sale.isWashSuspect = false;
  sale.transaction = touchTransaction(log);
  sale.logIndex = log.logIndex.toI32();
  sale.block = log.block.number;
  sale.timestamp = log.block.timestamp;
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

export function setParties(sale: Sale, seller: Bytes, buyer: Bytes, payer: Bytes): void {
  sale.seller = seller;
  sale.buyer = buyer;
  sale.payer = payer;
}

/** Whether the resale goes to its own seller, or back to who sold the ticket to the seller within 30 days. */
export function isWashSuspect(ticket: Ticket, seller: Bytes, buyer: Bytes, log: ethereum.Event): bool {
  if (seller.equals(buyer)) return true;
  const lastSale = ticket.lastSale;
  if (lastSale === null) return false;
  const last = Sale.load(lastSale);
  if (last === null || last.kind != "SECONDARY") return false;
  if (!last.seller.equals(buyer) || !last.buyer.equals(seller)) return false;
  return log.block.timestamp.minus(last.timestamp).le(BigInt.fromI32(WASH_PERIOD_SECONDS));
}

/** Tells a resale of its ticket, and the ticket of its resale; neither is saved. */
export function addResale(ticket: Ticket, sale: Sale, log: ethereum.Event): void {
  sale.ticket = ticket.id;
  sale.isWashSuspect = isWashSuspect(ticket, sale.seller, sale.buyer, log);
  ticket.resaleCount += 1;
  sale.hop = ticket.resaleCount;
  copyFaceValue(ticket, sale);
  rememberSale(ticket, sale);
}

/** Makes the sale the ticket's last one. */
export function rememberSale(ticket: Ticket, sale: Sale): void {
  ticket.lastSale = sale.id;
  const price = sale.price;
  if (price === null) return;
  ticket.lastSalePrice = price;
  ticket.lastSaleCurrency = sale.currency;
}
