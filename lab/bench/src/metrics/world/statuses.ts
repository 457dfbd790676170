import { endListing } from "./listings.ts";
import type { OpenEvent } from "./open-event.ts";
import type { Row } from "./row.ts";
import { addMoney } from "./tally.ts";
import type { Ticket } from "./tickets.ts";
import type { WorldContext } from "./world-context.ts";

/** Writes what a log says of a ticket's status. */
export function insertStatus(context: WorldContext, ticket: Ticket, status: string, more: Row): void {
  const { writer } = context;
  writer.nextLog();
  writer.insert("ticket_status_change", {
    id: writer.endOf(ticket.id),
    ticket: ticket.id,
    event: ticket.event.id,
    holder: ticket.owner,
    status,
    ...more,
    ...writer.place,
  });
}

/** The ticket goes through the door, in the transaction that is under way. */
export function checkIn(context: WorldContext, open: OpenEvent, ticket: Ticket): void {
  closeTicket(context, open, ticket, "CHECKED_IN", {});
  context.tally.of(ticket.event.id).checkedIn += 1;
}

/** The holder gets the face value back, in the transaction that is under way. */
export function refund(context: WorldContext, open: OpenEvent, ticket: Ticket): void {
  const { amount, currency } = ticket.face;
  closeTicket(context, open, ticket, "REFUNDED", { refund_amount: amount, refund_currency: currency });
  const tally = context.tally.of(ticket.event.id);
  tally.refunds += 1;
  addMoney(tally.refundGross, currency, amount);
}

function closeTicket(
  context: WorldContext,
  open: OpenEvent,
  ticket: Ticket,
  status: "CHECKED_IN" | "REFUNDED",
  more: Row,
): void {
  insertStatus(context, ticket, status, more);
  if (ticket.openListing !== null) endListing(context, open, ticket.openListing, "DEAD");
  ticket.status = status;
  context.writer.touch(ticket);
}
