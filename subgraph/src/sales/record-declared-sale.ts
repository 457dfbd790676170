import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Sale, Ticket } from "../../generated/schema";
import { completeEarlierResales } from "../entities/earlier-resale";
import { hasFaceValue, pinFaceValue } from "../entities/face-value";
import { touchFiatCurrency } from "../entities/fiat-currency";
import { reportIssue } from "../entities/indexing-issue";
import {
  addResale,
  copyFaceValue,
  createSaleOf,
  rememberSale,
  setAmounts,
  setParties,
} from "../entities/sale";
import { splitPrimarySale } from "../entities/sale-fee";
import { loadOrCreateTicket } from "../entities/ticket";
import { organizerOf } from "../entities/ticket-contract";
import { positionedKey } from "../keys/entity-keys";
import { TicketAction } from "./decoders/ticket-actions";
import { askRoyalty } from "./fee-roles";
import { TokenMovement } from "./token-movement";

/** GET declares prices in thousandths of a US dollar, whatever the event's own currency. */
const CURRENCY = "USD";
const DECIMALS = 3;

/**
 * Writes the primary sale that GET's contract declares and pins its price as the ticket's face value.
 * @param movement what delivers the ticket; null when its transaction moves it not
 */
export function recordDeclaredMint(
  action: TicketAction,
  movement: TokenMovement | null,
  log: ethereum.Event,
): void {
  const ticket = loadOrCreateTicket(log.address, action.tokenId, action.to, log);
  if (hasFaceValue(ticket)) {
    reportIssue(log, "PrimarySale", "The ticket already had its primary sale.");
    return;
  }
  let key = positionedKey(log.transaction.hash, action.logIndex, action.position);
  if (movement !== null) key = movement.key(log.transaction.hash);
  const sale = createDeclaredSale(key, "PRIMARY", ticket, action, log);
  sale.logIndex = movement === null ? action.logIndex : movement.logIndex;
  const organizer = organizerOf(log.address);
  const seller: Bytes = organizer === null ? log.address : organizer;
  setParties(sale, seller, action.to, action.to);
  setAmounts(sale, action.basePrice, BigInt.zero(), BigInt.zero());
  sale.hop = 0;
  pinFaceValue(ticket, action.basePrice, sale.currency!, "DECLARED");
  copyFaceValue(ticket, sale);
  sale.save();
  splitPrimarySale(sale);
  if (ticket.resaleCount == 0) rememberSale(ticket, sale);
  const isTradedBefore = ticket.openListings.length > 0 || ticket.resaleCount > 0;
  ticket.save();
  if (isTradedBefore) completeEarlierResales(ticket, log);
}

/** Writes the resale that GET's contract declares. Who got what of its price is not told. */
export function recordDeclaredResale(
  action: TicketAction,
  movement: TokenMovement,
  log: ethereum.Event,
): void {
  const ticket = loadOrCreateTicket(log.address, action.tokenId, action.to, log);
  const sale = createDeclaredSale(movement.key(log.transaction.hash), "SECONDARY", ticket, action, log);
  sale.logIndex = movement.logIndex;
  setParties(sale, movement.from, action.to, action.to);
  sale.price = action.basePrice;
  const due = askRoyalty(log.address, action.tokenId, action.basePrice);
  if (due !== null) sale.royaltyDue = due.amount;
  addResale(ticket, sale, log);
  sale.save();
  ticket.save();
}

function createDeclaredSale(
  key: Bytes,
  kind: string,
  ticket: Ticket,
  action: TicketAction,
  log: ethereum.Event,
): Sale {
  const sale = createSaleOf(key, log.address, action.tokenId, BigInt.fromI32(1), log);
  sale.kind = kind;
  sale.ticket = ticket.id;
  sale.currency = touchFiatCurrency(CURRENCY, DECIMALS);
  sale.priceSource = "DECLARED";
  return sale;
}
