import type { Address } from "viem";
import type { LogDraft } from "../abi-codec.ts";
import { marketCodec } from "../codecs.ts";
import { Credits, type Currencies } from "./credits.ts";
import { refuse, require } from "./refuse.ts";
import type { TicketContract } from "./ticket-contract.ts";

export const MARKET_FEE_BPS = 250;
/** Of every ticket contract: EventTickets starts with it and no action changes it. */
export const ROYALTY_BPS = 500;
const BPS = 10_000n;

interface Listing {
  readonly tickets: Address;
  readonly tokenId: bigint;
  readonly seller: Address;
  readonly currency: Address;
  price: bigint;
  readonly transfers: number;
  isOpen: boolean;
}

interface Bid {
  readonly tickets: Address;
  readonly eventId: bigint;
  readonly tierId: number;
  readonly bidder: Address;
  readonly currency: Address;
  readonly price: bigint;
  open: number;
}

interface Deal {
  readonly listingId: bigint;
  readonly bidId: bigint;
  readonly tickets: Address;
  readonly tokenId: bigint;
  readonly seller: Address;
  readonly buyer: Address;
  readonly currency: Address;
  readonly price: bigint;
}

interface Paid {
  readonly logs: LogDraft[];
  readonly value: bigint;
}

interface MarketParts {
  readonly address: Address;
  readonly owner: Address;
  readonly currencies: Currencies;
  /** @throws Refusal when there is no such ticket contract */
  readonly contractOf: (tickets: Address) => TicketContract;
}

/** The state of a TicketMarket. */
export class MarketState {
  readonly credits: Credits;
  readonly #parts: MarketParts;
  readonly #listings: Listing[] = [];
  readonly #bids: Bid[] = [];
  readonly #latest = new Map<string, Listing>();

  constructor(parts: MarketParts) {
    this.#parts = parts;
    this.credits = new Credits(parts.address, parts.currencies);
  }

  list(seller: Address, offer: { tickets: Address; tokenId: bigint; currency: Address; price: bigint }) {
    const { tickets, tokenId, currency, price } = offer;
    this.#requireSeller(tickets, tokenId, seller);
    this.#requireResalable(tickets, tokenId, { currency, price });
    const key = `${tickets}${tokenId}`;
    const latest = this.#latest.get(key);
    require(latest === undefined || !this.#isHeldAndOpen(latest), `ticket ${tokenId} is already listed`);
    const { transfers } = this.#parts.contractOf(tickets).registry.ticket(tokenId);
    const listing: Listing = { ...offer, seller, transfers, isOpen: true };
    this.#listings.push(listing);
    this.#latest.set(key, listing);
    const listingId = BigInt(this.#listings.length);
    return this.#log("Listed", { listingId, tickets, tokenId, seller, currency, price });
  }

  changePrice(seller: Address, listingId: bigint, price: bigint): LogDraft {
    const listing = this.#own(seller, listingId);
    require(this.#isHeldAndOpen(listing), `listing ${listingId} is not live`);
    this.#requireResalable(listing.tickets, listing.tokenId, { currency: listing.currency, price });
    listing.price = price;
    return this.#log("ListingPriceChanged", { listingId, price });
  }

  cancelListing(seller: Address, listingId: bigint): LogDraft {
    const listing = this.#own(seller, listingId);
    require(listing.isOpen, `listing ${listingId} is not open`);
    listing.isOpen = false;
    return this.#log("ListingCancelled", { listingId });
  }

  buy(buyer: Address, listingId: bigint): Paid {
    const listing = this.#listing(listingId);
    require(this.#isHeldAndOpen(listing), `listing ${listingId} is not live`);
    this.#requireResalable(listing.tickets, listing.tokenId, listing);
    listing.isOpen = false;
    const { tickets, tokenId, seller, currency, price } = listing;
    const paid = this.credits.collect(buyer, currency, price);
    const settled = this.#settle({ listingId, bidId: 0n, tickets, tokenId, seller, buyer, currency, price });
    return { logs: [...paid.logs, ...settled], value: paid.value };
  }

  placeBid(bidder: Address, wish: Omit<Bid, "bidder" | "open"> & { quantity: number }): Paid {
    const { tickets, eventId, tierId, currency, price, quantity } = wish;
    require(price > 0n && quantity > 0, "a bid of nothing");
    this.#parts.contractOf(tickets).catalogue.tier(eventId, tierId);
    this.#bids.push({ tickets, eventId, tierId, bidder, currency, price, open: quantity });
    const paid = this.credits.collect(bidder, currency, price * BigInt(quantity));
    const bidId = BigInt(this.#bids.length);
    const values = { bidId, tickets, eventId, bidder, tierId, currency, price, quantity };
    return { logs: [...paid.logs, this.#log("BidPlaced", values)], value: paid.value };
  }

  cancelBid(bidder: Address, bidId: bigint): LogDraft {
    const bid = this.#openBid(bidId);
    require(bid.bidder === bidder, `bid ${bidId} is not of ${bidder}`);
    this.credits.credit(bidder, bid.currency, bid.price * BigInt(bid.open));
    bid.open = 0;
    return this.#log("BidCancelled", { bidId });
  }

  acceptBid(seller: Address, bidId: bigint, tokenId: bigint): LogDraft[] {
    const bid = this.#openBid(bidId);
    this.#requireSeller(bid.tickets, tokenId, seller);
    this.#requireResalable(bid.tickets, tokenId, bid);
    const ticket = this.#parts.contractOf(bid.tickets).registry.ticket(tokenId);
    const isMatch = ticket.eventId === bid.eventId && ticket.tierId === bid.tierId;
    require(isMatch, `ticket ${tokenId} is not of the tier of bid ${bidId}`);
    bid.open--;
    const { tickets, bidder: buyer, currency, price } = bid;
    return this.#settle({ listingId: 0n, bidId, tickets, tokenId, seller, buyer, currency, price });
  }

  #settle(deal: Deal): LogDraft[] {
    const { tickets, tokenId, seller, buyer, currency, price } = deal;
    const contract = this.#parts.contractOf(tickets);
    const fee = (price * BigInt(MARKET_FEE_BPS)) / BPS;
    const share = (price * BigInt(ROYALTY_BPS)) / BPS;
    const royalty = share < price - fee ? share : price - fee;
    this.credits.credit(this.#parts.owner, currency, fee);
    this.credits.credit(contract.organizer, currency, royalty);
    this.credits.credit(seller, currency, price - royalty - fee);
    const move = contract.registry.transfer(this.#parts.address, tokenId, { from: seller, to: buyer });
    return [move, this.#log("Resold", { ...deal, royalty, fee })];
  }

  #isHeldAndOpen({ isOpen, tickets, tokenId, seller, transfers }: Listing): boolean {
    const ticket = this.#parts.contractOf(tickets).registry.ticket(tokenId);
    return isOpen && ticket.owner === seller && ticket.transfers === transfers;
  }

  #requireSeller(tickets: Address, tokenId: bigint, seller: Address): void {
    const { registry } = this.#parts.contractOf(tickets);
    require(registry.ticket(tokenId).owner === seller, `ticket ${tokenId} does not belong to ${seller}`);
    require(registry.isApproved(
      seller,
      this.#parts.address,
    ), `${seller} has not approved the market for ${tickets}`);
  }

  #requireResalable(tickets: Address, tokenId: bigint, ask: { currency: Address; price: bigint }): void {
    require(ask.price > 0n, "a price of 0");
    const contract = this.#parts.contractOf(tickets);
    const { currency, cost, resaleCapBps } = contract.face(tokenId);
    require(cost > 0n && contract.isValid(tokenId), `ticket ${tokenId} cannot be resold`);
    if (resaleCapBps === 0) return;
    require(ask.currency === currency, `ticket ${tokenId} is sold in ${currency} only`);
    const maximum = (cost * BigInt(resaleCapBps)) / BPS;
    require(ask.price <= maximum, `${ask.price} is over the resale cap ${maximum} of ticket ${tokenId}`);
  }

  #listing(listingId: bigint): Listing {
    return this.#listings[Number(listingId) - 1] ?? refuse(`there is no listing ${listingId}`);
  }

  #own(seller: Address, listingId: bigint): Listing {
    const listing = this.#listing(listingId);
    require(listing.seller === seller, `listing ${listingId} is not of ${seller}`);
    return listing;
  }

  #openBid(bidId: bigint): Bid {
    const bid = this.#bids[Number(bidId) - 1] ?? refuse(`there is no bid ${bidId}`);
    require(bid.open > 0, `bid ${bidId} is closed`);
    return bid;
  }

  #log(name: string, values: Readonly<Record<string, unknown>>): LogDraft {
    return marketCodec.log(this.#parts.address, name, values);
  }
}
