import { Address, BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Sale, Ticket } from "../../../generated/schema";
import { touchCurrency } from "../../entities/currency";
import { pinSettledFaceValue } from "../../entities/face-value";
import { copyFaceValue, createSaleOf, rememberSale, setParties } from "../../entities/sale";
import { loadOrCreateTicket } from "../../entities/ticket";
import { organizerOf } from "../../entities/ticket-contract";
import { KeyMint } from "./key-mint";
import { LockPurchase } from "./lock-purchase";
import { splitKeyPrice } from "./split-key-price";

/** Writes the primary sale of one key and pins its face value. */
export function recordKeySale(
  key: KeyMint,
  purchase: LockPurchase,
  factory: Bytes,
  log: ethereum.Event,
): void {
  const movement = key.movement;
  const ticket = loadOrCreateTicket(movement.contract, movement.tokenId, movement.to, log);
  const sale = createKeySale(key, purchase, ticket, log);
  const price = key.price;
  if (price === null) {
    sale.priceUnknownReason = "NOT_IN_LOGS";
  } else {
    sale.currency = touchCurrency(Address.fromBytes(key.currency));
    sale.price = price;
    sale.priceSource = key.source;
    sale.isEstimated = key.source == "ESTIMATED";
    sale.bundleSize = key.bundleSize;
    pinSettledFaceValue(ticket, sale);
    splitKeyPrice(sale, key, purchase, factory);
  }
  copyFaceValue(ticket, sale);
  rememberSale(ticket, sale);
  ticket.save();
  sale.save();
}

function createKeySale(key: KeyMint, purchase: LockPurchase, ticket: Ticket, log: ethereum.Event): Sale {
  const movement = key.movement;
  const id = movement.key(log.transaction.hash);
  const sale = createSaleOf(id, movement.contract, movement.tokenId, movement.quantity, log);
  let seller: Bytes = movement.contract;
  const organizer = organizerOf(movement.contract);
  if (organizer !== null) seller = organizer;
  let payer: Bytes = log.transaction.from;
  const known = purchase.payerOf(key);
  if (known !== null) payer = known;
  setParties(sale, seller, movement.to, payer);
  sale.logIndex = movement.logIndex;
  sale.ticket = ticket.id;
  sale.kind = "PRIMARY";
  sale.hop = 0;
  sale.royalty = BigInt.zero();
  return sale;
}
