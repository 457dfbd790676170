import { BigInt, ethereum } from "@graphprotocol/graph-ts";
import { Ticket } from "../../generated/schema";
import { limitOf } from "./lock";
import { changeStatus } from "./ticket-status-change";

/** Sets until when the key admits, which makes a key valid again that had ended; saves the ticket. */
export function setExpiration(ticket: Ticket, expiresAt: BigInt, log: ethereum.Event): void {
  ticket.expiresAt = limitOf(expiresAt);
  if (hasEnded(ticket) && expiresAt.gt(log.block.timestamp)) changeStatus(ticket, "VALID", log);
  ticket.save();
}

/** Adds to the time that a key has left, from here on where it has none, or takes from it; saves the ticket. */
export function moveExpiration(ticket: Ticket, seconds: BigInt, isAdded: bool, log: ethereum.Event): void {
  const known = ticket.expiresAt;
  if (known === null) {
    ticket.save();
    return;
  }
  const now = log.block.timestamp;
  const start = isAdded && known.lt(now) ? now : known;
  const moved = isAdded ? start.plus(seconds) : start.minus(seconds);
  setExpiration(ticket, moved.lt(BigInt.zero()) ? BigInt.zero() : moved, log);
}

function hasEnded(ticket: Ticket): bool {
  return ticket.status == "EXPIRED" || ticket.status == "REFUNDED" || ticket.status == "VOIDED";
}
