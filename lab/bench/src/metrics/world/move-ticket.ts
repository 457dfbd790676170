import { endListing } from "./listings.ts";
import type { OpenEvent } from "./open-event.ts";
import type { Row } from "./row.ts";
import type { Ticket } from "./tickets.ts";
import type { WorldContext } from "./world-context.ts";

/** Columns of a movement that a log of its own tells. */
export interface Movement {
  readonly from: Buffer;
  readonly to: Buffer;
  readonly kind: "MINT" | "SALE" | "GIFT";
  readonly quantity: number;
  readonly sale: Buffer | null;
}

/** Writes a movement at the log's place `at`. */
export function insertTransfer(
  { writer }: WorldContext,
  token: Row,
  { id, place }: { readonly id: Buffer; readonly place: Row },
  movement: Movement,
): void {
  writer.insert("transfer", { id, ...token, ...movement, ...place });
}

/** Hands a ticket on; the offer of its former holder ends, unless it is what was bought. */
export function moveTicket(
  context: WorldContext,
  open: OpenEvent,
  ticket: Ticket,
  { id, place, ...movement }: Omit<Movement, "from" | "quantity"> & { id: Buffer; place: Row },
): void {
  const { event, tokenId } = ticket;
  const token = { contract: event.contract.id, token_id: tokenId, ticket: ticket.id };
  insertTransfer(context, token, { id, place }, { from: ticket.owner, quantity: 1, ...movement });
  if (ticket.openListing !== null) endListing(context, open, ticket.openListing, "DEAD");
  ticket.owner = movement.to;
  ticket.transferCount += 1;
  ticket.lastTransfer = id;
  context.writer.touch(ticket);
}

/** Gives a ticket away. */
export function giveTicket(context: WorldContext, open: OpenEvent, ticket: Ticket): void {
  const { writer, wallets } = context;
  const to = wallets.otherThan(ticket.owner);
  writer.transaction(ticket.owner, ticket.event.contract.id);
  const id = writer.nextLog();
  moveTicket(context, open, ticket, { id, place: writer.place, to, kind: "GIFT", sale: null });
}
