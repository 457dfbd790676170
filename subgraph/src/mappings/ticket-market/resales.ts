import { Bid, Listing, Sale, Ticket } from "../../../generated/schema";
import { Resold } from "../../../generated/templates/TicketMarket/TicketMarket";
import { acceptBid } from "../../entities/bid";
import { touchCurrency } from "../../entities/currency";
import { findDelivery } from "../../entities/delivery";
import { reportIssue } from "../../entities/indexing-issue";
import { endListing, endOpenListings } from "../../entities/listing";
import { createSale, isWashSuspect, rememberSale, setAmounts, setParties } from "../../entities/sale";
import { splitResale } from "../../entities/sale-fee";
import { loadOrCreateTicket } from "../../entities/ticket";
import { organizerOf } from "../../entities/ticket-contract";
import { deliver } from "../../entities/transfer";
import { numberedKey } from "../../keys/entity-keys";

export function handleResold(log: Resold): void {
  const ticket = loadOrCreateTicket(log.params.tickets, log.params.tokenId, log.params.buyer, log);
  ticket.resaleCount += 1;
  const sale = createSale(ticket, log);
  sale.kind = "SECONDARY";
  sale.isWashSuspect = isWashSuspect(ticket, log.params.seller, log.params.buyer, log);
  setParties(sale, log.params.seller, log.params.buyer, log.params.buyer);
  sale.currency = touchCurrency(log.params.currency);
  setAmounts(sale, log.params.price, log.params.royalty, log.params.fee);
  sale.hop = ticket.resaleCount;
  sale.marketplace = log.address;
  if (!log.params.listingId.isZero()) buyListing(sale, ticket, log);
  if (!log.params.bidId.isZero()) fillBid(sale, log);
  sale.save();
  splitResale(sale, organizerOf(log.params.tickets));
  rememberSale(ticket, sale);
  const transfer = findDelivery(ticket, sale, log);
  if (transfer !== null) deliver(transfer, sale);
  if (ticket.lastTransfer === null) {
    // Movements of a contract that is not indexed are known from its resales only.
    ticket.owner = log.params.buyer;
    endOpenListings(ticket, log.params.seller, log);
  }
  ticket.save();
}

/** Marks the listing sold, also when the ticket's movement in the same transaction declared it dead before. */
function buyListing(sale: Sale, ticket: Ticket, log: Resold): void {
  const listing = Listing.load(numberedKey(log.address, log.params.listingId));
  if (listing === null || !listing.ticket.equals(ticket.id) || listing.status == "SOLD") {
    reportIssue(log, "Resold", "The listing was not made, was sold before or offers another ticket.");
    return;
  }
  sale.listing = listing.id;
  endListing(listing, ticket, "SOLD", log);
}

function fillBid(sale: Sale, log: Resold): void {
  const bid = Bid.load(numberedKey(log.address, log.params.bidId));
  if (bid === null || !acceptBid(bid, log)) {
    reportIssue(log, "Resold", "The bid was not placed or wants no more tickets.");
    return;
  }
  sale.bid = bid.id;
}
