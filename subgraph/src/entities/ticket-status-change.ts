import { Address, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Ticket, TicketStatusChange, Transfer } from "../../generated/schema";
import { isOfTransaction, outcomeKey } from "../keys/entity-keys";
import { endOpenListings } from "./listing";
import { isUsable } from "./ticket";
import { touchTransaction } from "./transaction";

/** The status that this transaction gave the ticket so far; null when it gave none. */
export function statusChangeOf(ticket: Ticket, log: ethereum.Event): TicketStatusChange | null {
  return TicketStatusChange.loadInBlock(outcomeKey(log, ticket.id));
}

/**
 * Gives the ticket a status and ends its listings when it no longer admits anyone. All logs of a transaction write to
 * one row per ticket, so that the last status stands once.
 */
export function changeStatus(ticket: Ticket, status: string, log: ethereum.Event): TicketStatusChange {
  let change = statusChangeOf(ticket, log);
  if (change === null) {
    change = new TicketStatusChange(outcomeKey(log, ticket.id));
    change.ticket = ticket.id;
    change.holder = lastHolder(ticket, log);
    change.transaction = touchTransaction(log);
    change.logIndex = log.logIndex.toI32();
    change.block = log.block.number;
    change.timestamp = log.block.timestamp;
  }
  change.event = ticket.event;
  change.status = status;
  change.save();
  ticket.status = status;
  if (!isUsable(ticket)) endOpenListings(ticket, null, log);
  return change;
}

/** Who holds the ticket; who held it last when this transaction burned it before. */
function lastHolder(ticket: Ticket, log: ethereum.Event): Bytes {
  if (ticket.owner.notEqual(Address.zero()) || !isOfTransaction(ticket.lastTransfer, log))
    return ticket.owner;
  const transfer = Transfer.loadInBlock(ticket.lastTransfer!);
  return transfer === null ? ticket.owner : transfer.from;
}

/** Corrects who held the ticket when a movement of the same transaction is told after its status. */
export function moveHolder(ticket: Ticket, from: Bytes, to: Bytes, log: ethereum.Event): void {
  const change = statusChangeOf(ticket, log);
  if (change === null || change.status == "REFUNDED") return;
  change.holder = to.equals(Address.zero()) ? from : to;
  change.save();
}
