import { BigInt } from "@graphprotocol/graph-ts";
import { Event, Ticket, TicketType } from "../../../generated/schema";
import { TierPublished, TierUpdated } from "../../../generated/templates/EventTickets/EventTickets";
import { touchCurrency } from "../../entities/currency";
import { addCapacity } from "../../entities/event";
import { recordTerms } from "../../entities/event-change";
import { reportIssue } from "../../entities/indexing-issue";
import { numberedKey, ticketTypeKey } from "../../keys/entity-keys";

export function handleTierPublished(log: TierPublished): void {
  const id = ticketTypeKey(log.address, log.params.eventId, log.params.tierId);
  if (TicketType.load(id) !== null) {
    reportIssue(log, "TierPublished", "The tier was published before.");
    return;
  }
  const ticketType = new TicketType(id);
  ticketType.event = numberedKey(log.address, log.params.eventId);
  ticketType.tierId = log.params.tierId;
  ticketType.name = log.params.name;
  ticketType.currency = touchCurrency(log.params.currency);
  ticketType.price = log.params.price;
  ticketType.fee = log.params.fee;
  ticketType.supply = log.params.supply;
  ticketType.walletLimit = log.params.walletLimit;
  ticketType.resaleCapBps = log.params.resaleCapBps;
  const tickets: Ticket[] = ticketType.tickets.load();
  ticketType.issuedCount = BigInt.fromI32(tickets.length);
  ticketType.save();
  addCapacity(ticketType.event, log.params.supply);
  recordTerms(ticketType, "TIER_PUBLISHED", log);
  if (Event.load(ticketType.event) === null) {
    reportIssue(log, "TierPublished", "The tier's event is not published yet.");
  }
}

export function handleTierUpdated(log: TierUpdated): void {
  const id = ticketTypeKey(log.address, log.params.eventId, log.params.tierId);
  const ticketType = TicketType.load(id);
  if (ticketType === null) {
    reportIssue(log, "TierUpdated", "The tier was not published.");
    return;
  }
  const supply = ticketType.supply;
  addCapacity(ticketType.event, supply === null ? BigInt.zero() : log.params.supply.minus(supply));
  ticketType.price = log.params.price;
  ticketType.fee = log.params.fee;
  ticketType.supply = log.params.supply;
  ticketType.walletLimit = log.params.walletLimit;
  ticketType.resaleCapBps = log.params.resaleCapBps;
  ticketType.save();
  recordTerms(ticketType, "TIER_UPDATED", log);
}
