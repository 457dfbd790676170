import { BigInt } from "@graphprotocol/graph-ts";
import { Event, TicketType } from "../../generated/schema";

/** Counts a ticket issued to its event and tier, as far as they were published. */
export function countIssued(event: Event | null, ticketType: TicketType | null): void {
  if (event !== null) {
    event.issuedCount = event.issuedCount.plus(BigInt.fromI32(1));
    event.save();
  }
  if (ticketType !== null) {
    ticketType.issuedCount = ticketType.issuedCount.plus(BigInt.fromI32(1));
    ticketType.save();
  }
}
