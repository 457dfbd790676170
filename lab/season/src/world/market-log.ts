import type { LogOf, TicketLog } from "../chain/season-log.ts";
import type { Ledger } from "./ledger.ts";
import type { Bid, Listing } from "./model.ts";

/** Applies what the market says of listings and bids. */
export function applyMarketLog(ledger: Ledger, log: TicketLog): void {
  if (log.eventName === "Listed") openListing(ledger, log);
  else if (log.eventName === "ListingPriceChanged") changePrice(ledger, log);
  else if (log.eventName === "ListingCancelled")
    closeListing(ledger, ledger.listings.get(log.args.listingId));
  else if (log.eventName === "BidPlaced") openBid(ledger, log);
  else if (log.eventName === "BidCancelled") closeBid(ledger, ledger.bids.get(log.args.bidId));
  else if (log.eventName === "Resold") settle(ledger, log);
}

function changePrice(ledger: Ledger, { args }: LogOf<"ListingPriceChanged">): void {
  const listing = ledger.listings.get(args.listingId);
  if (listing) listing.price = args.price;
}

function settle(ledger: Ledger, { args }: LogOf<"Resold">): void {
  closeListing(ledger, ledger.listings.get(args.listingId));
  const bid = ledger.bids.get(args.bidId);
  if (bid) bid.openQuantity -= 1;
  if (bid?.openQuantity === 0) closeBid(ledger, bid);
}

/** Takes a listing that was sold, cancelled or died from the open ones. */
export function closeListing(ledger: Ledger, listing: Listing | null | undefined): void {
  if (!listing) return;
  ledger.listings.delete(listing.listingId);
  listing.ticket.tier.event.listings.delete(listing);
  if (listing.ticket.listing === listing) listing.ticket.listing = null;
}

function openListing(ledger: Ledger, { args }: LogOf<"Listed">): void {
  const ticket = ledger.ticket(args.tickets, args.tokenId);
  if (!ticket) return;
  const { listingId, seller, currency, price } = args;
  const listing = { listingId, ticket, seller, currency, price };
  ticket.listing = listing;
  ticket.tier.event.listings.add(listing);
  ledger.listings.set(listingId, listing);
}

function openBid(ledger: Ledger, { args }: LogOf<"BidPlaced">): void {
  const tier = ledger.event(args.tickets, args.eventId)?.tiers.find((each) => each.tierId === args.tierId);
  if (!tier) return;
  const { bidId, bidder, currency, price, quantity } = args;
  const bid = { bidId, tier, bidder, currency, price, openQuantity: quantity };
  tier.event.bids.add(bid);
  ledger.bids.set(bidId, bid);
}

function closeBid(ledger: Ledger, bid: Bid | undefined): void {
  if (!bid) return;
  ledger.bids.delete(bid.bidId);
  bid.tier.event.bids.delete(bid);
}
