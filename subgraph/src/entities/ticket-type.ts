import { BigInt } from "@graphprotocol/graph-ts";
import { Event, TicketType } from "../../generated/schema";

/** Counts tickets issued to their event and tier, as far as they were published. */
export function countIssued(event: Event | null, ticketType: TicketType | null, quantity: BigInt): void {
  if (event !== null) {
    event.issuedCount = event.issuedCount.plus(quantity);
    event.save();
  }
  if (ticketType !== null) {
    ticketType.issuedCount = ticketType.issuedCount.plus(quantity);
    ticketType.save();
  }
}
