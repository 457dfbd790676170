import { BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Event, Sale, Ticket, TicketType } from "../../../generated/schema";
import { PrimarySale } from "../../../generated/templates/EventTickets/EventTickets";
import { touchCurrency } from "../../entities/currency";
import { findDelivery } from "../../entities/delivery";
import { completeEarlierResales } from "../../entities/earlier-resale";
import { hasFaceValue, pinFaceValue } from "../../entities/face-value";
import { reportIssue } from "../../entities/indexing-issue";
import { createSale, rememberSale, setAmounts, setParties } from "../../entities/sale";
import { splitPrimarySale } from "../../entities/sale-fee";
import { loadOrCreateTicket } from "../../entities/ticket";
import { organizerOf } from "../../entities/ticket-contract";
import { statusChangeOf } from "../../entities/ticket-status-change";
import { countIssued } from "../../entities/ticket-type";
import { deliver } from "../../entities/transfer";
import { numberedKey, ticketTypeKey } from "../../keys/entity-keys";

export function handlePrimarySale(log: PrimarySale): void {
  const ticket = loadOrCreateTicket(log.address, log.params.tokenId, log.params.buyer, log);
  if (hasFaceValue(ticket)) {
    reportIssue(log, "PrimarySale", "The ticket already had its primary sale.");
    return;
  }
  const event = Event.load(numberedKey(log.address, log.params.eventId));
  const ticketType = TicketType.load(ticketTypeKey(log.address, log.params.eventId, log.params.tierId));
  if (event === null || ticketType === null) {
    reportIssue(log, "PrimarySale", "The ticket's event or tier is not published yet.");
  }
  pinTerms(ticket, ticketType, log);
  countIssued(event, ticketType, BigInt.fromI32(1));
  const sale = recordSale(ticket, event, log);
  const transfer = findDelivery(ticket, sale, log);
  if (transfer !== null) deliver(transfer, sale);
  const change = statusChangeOf(ticket, log);
  if (change !== null) {
    change.event = ticket.event;
    change.save();
  }
  if (ticket.resaleCount == 0) rememberSale(ticket, sale);
  const isOffered = ticket.openListings.length > 0;
  ticket.save();
  if (isOffered || ticket.resaleCount > 0) completeEarlierResales(ticket, log);
}

/** Face value: printed price and unavoidable fee of the ticket's own primary sale (docs/methodology.md). */
function pinTerms(ticket: Ticket, ticketType: TicketType | null, log: PrimarySale): void {
  const faceValue = log.params.price.plus(log.params.fee);
  ticket.event = numberedKey(log.address, log.params.eventId);
  ticket.ticketType = ticketTypeKey(log.address, log.params.eventId, log.params.tierId);
  pinFaceValue(ticket, faceValue, touchCurrency(log.params.currency), "DECLARED");
  if (faceValue.isZero()) {
    ticket.resaleCapBps = BigInt.zero();
  } else if (ticketType !== null) {
    ticket.resaleCapBps = ticketType.resaleCapBps;
  }
}

function recordSale(ticket: Ticket, event: Event | null, log: PrimarySale): Sale {
  const sale = createSale(ticket, log);
  const creator = organizerOf(log.address);
  sale.kind = "PRIMARY";
  setParties(sale, log.address, log.params.buyer, log.params.payer);
  let publisher: Bytes | null = null;
  if (event !== null) publisher = event.organizer;
  if (publisher !== null) {
    sale.seller = publisher;
  } else if (creator !== null) {
    sale.seller = creator;
  }
  sale.currency = touchCurrency(log.params.currency);
  setAmounts(sale, log.params.price.plus(log.params.fee), BigInt.zero(), log.params.fee);
  sale.hop = 0;
  sale.save();
  splitPrimarySale(sale);
  return sale;
}
