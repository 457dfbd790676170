import { MARKET, MARKETPLACE_BPS, NATIVE, ROYALTY_BPS, STABLE, share } from "./accounts.ts";
import type { Chance } from "./chance.ts";
import type { Ledger } from "./ledger.ts";
import { makeLog, paidLog, transferLog } from "./log-maker.ts";
import type { MadeLog, MadeTransaction } from "./made-transaction.ts";
import type { Tier } from "./reference-world.ts";
import type { Listing, Ticket, TicketPool } from "./ticket-pool.ts";

interface Bid {
  readonly id: number;
  readonly bidder: string;
  readonly tier: number;
  readonly price: bigint;
  open: number;
}

const LARGEST_BID = 3;
const CANCELLED_BIDS = 0.2;

/** Listings, bids and resales of the reference market. */
export class ReferenceMarket {
  readonly #chance: Chance;
  readonly #ledger: Ledger;
  readonly #pool: TicketPool;
  readonly #tiers: readonly Tier[];
  readonly #offers: Ticket[] = [];
  readonly #bids: Bid[] = [];
  #listings = 0;
  #bidCount = 0;

  constructor(parts: { chance: Chance; ledger: Ledger; pool: TicketPool; tiers: readonly Tier[] }) {
    this.#chance = parts.chance;
    this.#ledger = parts.ledger;
    this.#pool = parts.pool;
    this.#tiers = parts.tiers;
  }

  list(): MadeTransaction | null {
    const fits = ({ listing, isComplimentary }: Ticket) => listing === null && !isComplimentary;
    const ticket = this.#pool.draw(this.#chance, fits);
    if (ticket === null) return null;
    const { currency } = this.#tierOf(ticket);
    const listing: Listing = { id: ++this.#listings, currency, price: this.#price(currency), isOpen: true };
    ticket.listing = listing;
    this.#offers.push(ticket);
    this.#ledger.add("listing OPEN count");
    this.#ledger.add("listing change LISTED count");
    const { contract: tickets, tokenId, owner: seller } = ticket;
    const { id: listingId, price } = listing;
    return this.#send(seller, [
      makeLog(MARKET, "Listed", { listingId, tickets, tokenId, seller, currency, price }),
    ]);
  }

  changePrice(): MadeTransaction | null {
    const offer = this.#drawOffer(false);
    if (offer === null) return null;
    offer.listing.price = this.#price(offer.listing.currency);
    this.#ledger.add("listing change PRICE_CHANGED count");
    const { id: listingId, price } = offer.listing;
    return this.#send(offer.ticket.owner, [makeLog(MARKET, "ListingPriceChanged", { listingId, price })]);
  }

  cancelListing(): MadeTransaction | null {
    const offer = this.#drawOffer(true);
    if (offer === null) return null;
    this.endListing(offer.ticket, "CANCELLED");
    return this.#send(offer.ticket.owner, [
      makeLog(MARKET, "ListingCancelled", { listingId: offer.listing.id }),
    ]);
  }

  buy(): MadeTransaction | null {
    const offer = this.#drawOffer(true);
    if (offer === null) return null;
    const { ticket, listing } = offer;
    const buyer = this.#chance.wallet(ticket.owner);
    this.endListing(ticket, "SOLD");
    const isNative = listing.currency === NATIVE;
    const payment = isNative ? [] : [paidLog(STABLE, buyer, MARKET, listing.price)];
    const logs = this.#resell(ticket, buyer, { ...listing, listingId: listing.id, bidId: 0 });
    return { from: buyer, to: MARKET, value: isNative ? listing.price : 0n, logs: [...payment, ...logs] };
  }

  placeBid(): MadeTransaction {
    const tier = this.#chance.below(this.#tiers.length);
    const { contract: tickets, eventId, tierId, currency } = this.#tiers[tier] as Tier;
    const quantity = 1 + this.#chance.below(LARGEST_BID);
    const [bidder, price] = [this.#chance.wallet(), this.#price(currency)];
    const bid: Bid = { id: ++this.#bidCount, bidder, tier, price, open: quantity };
    this.#bids.push(bid);
    this.#ledger.add("bid OPEN count");
    this.#ledger.add("bid OPEN tickets", quantity);
    const escrow = price * BigInt(quantity);
    const isNative = currency === NATIVE;
    const placed = { bidId: bid.id, tickets, eventId, bidder, tierId, currency, price, quantity };
    const logs = [makeLog(MARKET, "BidPlaced", placed)];
    if (!isNative) logs.unshift(paidLog(STABLE, bidder, MARKET, escrow));
    return { from: bidder, to: MARKET, value: isNative ? escrow : 0n, logs };
  }

  /** Sells a ticket to a bidder, or cancels the bid. */
  endBid(): MadeTransaction | null {
    if (this.#bids.length === 0) return null;
    const place = this.#chance.below(this.#bids.length);
    const bid = this.#bids[place] as Bid;
    if (this.#chance.random() < CANCELLED_BIDS) {
      this.#closeBid(place, "CANCELLED");
      return this.#send(bid.bidder, [makeLog(MARKET, "BidCancelled", { bidId: bid.id })]);
    }
    const ticket = this.#pool.draw(
      this.#chance,
      ({ tier, owner, isComplimentary }) => tier === bid.tier && owner !== bid.bidder && !isComplimentary,
    );
    if (ticket === null) return null;
    bid.open--;
    this.#ledger.add("bid OPEN tickets", -1);
    if (bid.open === 0) this.#closeBid(place, "FILLED");
    const seller = ticket.owner;
    this.endListing(ticket, "DEAD");
    const { currency } = this.#tierOf(ticket);
    return this.#send(
      seller,
      this.#resell(ticket, bid.bidder, { currency, price: bid.price, listingId: 0, bidId: bid.id }),
    );
  }

  /** Ends the ticket's open listing, if it has one. */
  endListing(ticket: Ticket, status: "SOLD" | "CANCELLED" | "DEAD"): void {
    if (ticket.listing === null) return;
    ticket.listing.isOpen = false;
    ticket.listing = null;
    this.#ledger.add("listing OPEN count", -1);
    this.#ledger.add(`listing ${status} count`);
    this.#ledger.add(`listing change ${status} count`);
  }

  #resell(
    ticket: Ticket,
    buyer: string,
    deal: { listingId: number; bidId: number; currency: string; price: bigint },
  ): MadeLog[] {
    const { contract: tickets, tokenId, owner: seller, faceValue } = ticket;
    const { listingId, bidId, currency, price } = deal;
    const [royalty, fee] = [share(price, ROYALTY_BPS), share(price, MARKETPLACE_BPS)];
    this.#pool.move(ticket, buyer);
    ticket.resales++;
    this.#ledger.movement("SALE");
    this.#ledger.sale({ kind: "SECONDARY", currency, source: "DECLARED", price, royalty, fee, faceValue });
    this.#ledger.part("SELLER", currency, price - royalty - fee);
    this.#ledger.part("ROYALTY", currency, royalty);
    this.#ledger.part("MARKETPLACE", currency, fee);
    const values = { listingId, tickets, tokenId, bidId, seller, buyer, currency, price, royalty, fee };
    return [transferLog(tickets, seller, buyer, tokenId), makeLog(MARKET, "Resold", values)];
  }

  /** A ticket with an open listing; those whose listing ended meanwhile are forgotten. */
  #drawOffer(isEnd: boolean): { ticket: Ticket; listing: Listing } | null {
    while (this.#offers.length > 0) {
      const place = this.#chance.below(this.#offers.length);
      const ticket = this.#offers[place] as Ticket;
      if (isEnd || ticket.listing === null) {
        this.#offers[place] = this.#offers.at(-1) as Ticket;
        this.#offers.pop();
      }
      if (ticket.listing !== null) return { ticket, listing: ticket.listing };
    }
    return null;
  }

  #closeBid(place: number, status: "FILLED" | "CANCELLED"): void {
    const bid = this.#bids[place] as Bid;
    this.#bids[place] = this.#bids.at(-1) as Bid;
    this.#bids.pop();
    this.#ledger.add("bid OPEN count", -1);
    this.#ledger.add("bid OPEN tickets", -bid.open);
    this.#ledger.add(`bid ${status} count`);
    this.#ledger.add(`bid ${status} tickets`, bid.open);
  }

  #tierOf({ tier }: Ticket): Tier {
    return this.#tiers[tier] as Tier;
  }

  #price(currency: string): bigint {
    return currency === NATIVE ? this.#chance.ether() : this.#chance.dollars();
  }

  #send(from: string, logs: MadeLog[]): MadeTransaction {
    return { from, to: MARKET, value: 0n, logs };
  }
}
