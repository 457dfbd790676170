import type { TicketState } from "../../market/event-state.ts";
import type { Wallet } from "../../population/wallet.ts";

/** The ticket now is the new owner's. A listing of it is dead. */
export function arrive(ticket: TicketState, from: Wallet | null, to: Wallet): void {
  ticket.owner = to;
  if (ticket.listing) ticket.tier.event.listings.delete(ticket.listing);
  ticket.listing = null;
  if (from) ticket.transfers += 1;
  to.tickets += 1;
  if (from?.controller !== to.controller) to.controller.tickets += 1;
}
