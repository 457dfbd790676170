import { Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Listing, Ticket } from "../../generated/schema";
import { recordListingEnd } from "./listing-change";

/** Gives the listing a final status and takes it from the ticket's open ones; the caller saves the ticket. */
export function endListing(listing: Listing, ticket: Ticket, status: string, log: ethereum.Event): void {
  listing.status = status;
  listing.updatedAt = log.block.timestamp;
  listing.save();
  recordListingEnd(listing, status, log);
  const open = ticket.openListings;
  const others: Bytes[] = [];
  for (let i = 0; i < open.length; i++) {
    if (!open[i].equals(listing.id)) others.push(open[i]);
  }
  ticket.openListings = others;
}

/** Declares the ticket's open listings dead: those of `seller`, or all of them when it is null. */
export function endOpenListings(ticket: Ticket, seller: Bytes | null, log: ethereum.Event): void {
  const open = ticket.openListings;
  for (let i = 0; i < open.length; i++) {
    const listing = Listing.load(open[i]);
    if (listing === null) continue;
    if (seller === null || listing.seller.equals(seller)) endListing(listing, ticket, "DEAD", log);
  }
}
