import { Listing } from "./offers.ts";
import type { OpenEvent } from "./open-event.ts";
import { resalePrice } from "./resale-price.ts";
import type { Ticket } from "./tickets.ts";
import type { WorldContext } from "./world-context.ts";

/** Offers a ticket that is not on offer yet. */
export function listTicket(context: WorldContext, open: OpenEvent, ticket: Ticket): void {
  const { writer, market, numbers } = context;
  const { currency, price } = resalePrice(context, ticket.tier.currency, ticket.face.cents);
  writer.transaction(ticket.owner, market);
  const facts = { marketplace: market, currency, price, listedAt: writer.time };
  const listing = new Listing(++numbers.listing, ticket, facts);
  ticket.openListing = listing;
  open.addListing(listing);
  recordStep(context, listing, "LISTED", writer.nextLog());
  writer.touch(listing);
  writer.touch(ticket);
}

export function changePrice(context: WorldContext, listing: Listing): void {
  const { writer, random } = context;
  writer.transaction(listing.seller, context.market);
  listing.price = (listing.price * BigInt(70 + Math.floor(random() * 30))) / 100n;
  listing.updatedAt = writer.time;
  recordStep(context, listing, "PRICE_CHANGED", writer.nextLog());
  writer.touch(listing);
}

export function cancelListing(context: WorldContext, open: OpenEvent, listing: Listing): void {
  context.writer.transaction(listing.seller, context.market);
  context.writer.nextLog();
  endListing(context, open, listing, "CANCELLED");
}

/** The end of a listing is told once in its transaction. */
export function endListing(
  context: WorldContext,
  open: OpenEvent,
  listing: Listing,
  status: "SOLD" | "CANCELLED" | "DEAD",
): void {
  const { writer } = context;
  listing.status = status;
  listing.updatedAt = writer.time;
  listing.ticket.openListing = null;
  open.removeListing(listing);
  recordStep(context, listing, status, writer.endOf(listing.id));
  writer.touch(listing);
  writer.touch(listing.ticket);
  writer.retire(listing);
}

function recordStep({ writer }: WorldContext, listing: Listing, kind: string, id: Buffer): void {
  const { ticket, seller, currency, price } = listing;
  const own = {
    listing: listing.id,
    ticket: ticket.id,
    event: ticket.event.id,
    kind,
    seller,
    currency,
    price,
  };
  writer.insert("listing_change", { id, ...own, ...writer.place });
}
