import { Bytes } from "@graphprotocol/graph-ts";
import { Listing, Ticket, Transfer } from "../../../generated/schema";
import {
  Listed,
  ListingCancelled,
  ListingPriceChanged,
} from "../../../generated/templates/TicketMarket/TicketMarket";
import { touchCurrency } from "../../entities/currency";
import { reportIssue } from "../../entities/indexing-issue";
import { endListing } from "../../entities/listing";
import { hasEndedNow, recordListingStep } from "../../entities/listing-change";
import { isUsable, loadOrCreateTicket } from "../../entities/ticket";
import { isOfTransaction, numberedKey } from "../../keys/entity-keys";

export function handleListed(log: Listed): void {
  const id = numberedKey(log.address, log.params.listingId);
  if (Listing.load(id) !== null) {
    reportIssue(log, "Listed", "The listing was made before.");
    return;
  }
  const ticket = loadOrCreateTicket(log.params.tickets, log.params.tokenId, log.params.seller, log);
  const listing = createListing(id, ticket, log);
  listing.save();
  recordListingStep(listing, "LISTED", log);
  ticket.openListings = ticket.openListings.concat([listing.id]);
  if (!isUsable(ticket) || hasLeftNow(ticket, listing.seller, log)) endListing(listing, ticket, "DEAD", log);
  ticket.save();
}

export function handleListingPriceChanged(log: ListingPriceChanged): void {
  const listing = Listing.load(numberedKey(log.address, log.params.listingId));
  if (listing === null) {
    reportIssue(log, "ListingPriceChanged", "The listing was not made.");
    return;
  }
  listing.price = log.params.price;
  listing.updatedAt = log.block.timestamp;
  listing.save();
  recordListingStep(listing, "PRICE_CHANGED", log);
}

export function handleListingCancelled(log: ListingCancelled): void {
  const listing = Listing.load(numberedKey(log.address, log.params.listingId));
  if (listing === null) {
    reportIssue(log, "ListingCancelled", "The listing was not made.");
    return;
  }
  const ticket = Ticket.load(listing.ticket);
  if (listing.status == "SOLD" || ticket === null) {
    if (!hasEndedNow(listing, "SOLD", log))
      reportIssue(log, "ListingCancelled", "The listing was sold before.");
    return;
  }
  endListing(listing, ticket, "CANCELLED", log);
  ticket.save();
}

function createListing(id: Bytes, ticket: Ticket, log: Listed): Listing {
  const listing = new Listing(id);
  listing.marketplace = log.address;
  listing.listingId = log.params.listingId;
  listing.ticket = ticket.id;
  listing.event = ticket.event;
  listing.seller = log.params.seller;
  listing.currency = touchCurrency(log.params.currency);
  listing.price = log.params.price;
  listing.status = "OPEN";
  listing.listedAt = log.block.timestamp;
  listing.updatedAt = log.block.timestamp;
  return listing;
}

/** Whether the seller gave the ticket away in this very transaction, told before the listing. */
function hasLeftNow(ticket: Ticket, seller: Bytes, log: Listed): bool {
  if (ticket.owner.equals(seller) || !isOfTransaction(ticket.lastTransfer, log)) return false;
  const transfer = Transfer.loadInBlock(ticket.lastTransfer!);
  return transfer !== null && transfer.from.equals(seller);
}
