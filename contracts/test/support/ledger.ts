import type { Address } from "viem";

export type House = "tickets" | "market";

export interface LedgerTicket {
  owner: Address;
  tierId: number;
  currency: Address;
  cost: bigint;
  isValid: boolean;
  handovers: number;
}

interface LedgerListing {
  ticket: LedgerTicket;
  seller: Address;
  price: bigint;
  handovers: number;
  isOpen: boolean;
}

interface LedgerBid {
  bidder: Address;
  tierId: number;
  currency: Address;
  price: bigint;
  open: bigint;
}

interface People {
  readonly organizer: Address;
  readonly marketOwner: Address;
}

/**
 * An independent account of who owns what and who is owed what, for one event. Every method answers whether the rules
 * allow the action, and books it only if they do.
 */
export class Ledger {
  readonly tickets: LedgerTicket[] = [];
  readonly listings: LedgerListing[] = [];
  readonly bids: LedgerBid[] = [];
  readonly #credits = new Map<string, bigint>();
  readonly #held = new Map<Address, bigint>();
  readonly #bought = new Map<string, number>();
  readonly #people: People;
  isCancelled = false;
  hasEnded = false;

  constructor(people: People) {
    this.#people = people;
  }

  /** The ticket with token id `index + 1`. */
  ticket(index: number): LedgerTicket {
    const ticket = this.tickets[index];
    if (!ticket) throw new Error(`The ledger has no ticket ${index}.`);
    return ticket;
  }

  buy(
    tier: { id: number; currency: Address; cost: bigint; supply: number; walletLimit: number },
    buyer: Address,
  ) {
    const key = `${tier.id}/${buyer}`;
    const bought = this.#bought.get(key) ?? 0;
    const isAllowed = !this.isCancelled && !this.hasEnded && this.#sold(tier.id) < tier.supply;
    if (!isAllowed || bought >= tier.walletLimit) return false;
    this.#bought.set(key, bought + 1);
    this.#held.set(tier.currency, this.held(tier.currency) + tier.cost);
    const { id, currency, cost } = tier;
    this.tickets.push({ owner: buyer, tierId: id, currency, cost, isValid: true, handovers: 0 });
    return true;
  }

  transfer(ticket: LedgerTicket, from: Address, to: Address): boolean {
    if (ticket.owner !== from || !ticket.isValid) return false;
    if (from !== to) ticket.handovers += 1;
    ticket.owner = to;
    return true;
  }

  end(ticket: LedgerTicket): boolean {
    if (!ticket.isValid || this.isCancelled) return false;
    ticket.isValid = false;
    return true;
  }

  refund(ticket: LedgerTicket, caller: Address): boolean {
    const mayAsk = caller === this.#people.organizer || (this.isCancelled && caller === ticket.owner);
    if (!mayAsk || !ticket.isValid || this.held(ticket.currency) < ticket.cost) return false;
    ticket.isValid = false;
    this.#held.set(ticket.currency, this.held(ticket.currency) - ticket.cost);
    this.#credit("tickets", ticket.owner, ticket.currency, ticket.cost);
    return true;
  }

  cancelEvent(): boolean {
    if (this.isCancelled || this.hasEnded) return false;
    this.isCancelled = true;
    return true;
  }

  list(ticket: LedgerTicket, seller: Address, price: bigint): boolean {
    const isListed = this.listings.some((listing) => listing.ticket === ticket && this.#isLive(listing));
    if (isListed || ticket.owner !== seller || !this.#isResalable(ticket, price)) return false;
    this.listings.push({ ticket, seller, price, handovers: ticket.handovers, isOpen: true });
    return true;
  }

  cancelListing(listing: LedgerListing, caller: Address): boolean {
    if (!listing.isOpen || caller !== listing.seller) return false;
    listing.isOpen = false;
    return true;
  }

  buyListing(listing: LedgerListing, buyer: Address): boolean {
    if (!this.#isLive(listing) || !this.#isResalable(listing.ticket, listing.price)) return false;
    listing.isOpen = false;
    this.#share(listing.seller, listing.ticket.currency, listing.price);
    return this.transfer(listing.ticket, listing.seller, buyer);
  }

  placeBid(bid: LedgerBid): boolean {
    this.bids.push(bid);
    return true;
  }

  acceptBid(bid: LedgerBid, ticket: LedgerTicket, seller: Address): boolean {
    if (bid.open === 0n || ticket.owner !== seller || ticket.tierId !== bid.tierId) return false;
    if (!this.#isResalable(ticket, bid.price)) return false;
    bid.open -= 1n;
    this.#share(seller, bid.currency, bid.price);
    return this.transfer(ticket, seller, bid.bidder);
  }

  cancelBid(bid: LedgerBid, caller: Address): boolean {
    if (bid.open === 0n || caller !== bid.bidder) return false;
    this.#credit("market", caller, bid.currency, bid.price * bid.open);
    bid.open = 0n;
    return true;
  }

  withdraw(house: House, account: Address, currency: Address): boolean {
    if (this.claimable(house, account, currency) === 0n) return false;
    if (house === "tickets" && account === this.#people.organizer) {
      this.#held.set(currency, this.held(currency) - this.#releasable(currency));
    }
    this.#credits.delete(`${house}/${account}/${currency}`);
    return true;
  }

  claimable(house: House, account: Address, currency: Address): bigint {
    const credit = this.#credits.get(`${house}/${account}/${currency}`) ?? 0n;
    const isOrganizer = house === "tickets" && account === this.#people.organizer;
    return credit + (isOrganizer ? this.#releasable(currency) : 0n);
  }

  held(currency: Address): bigint {
    return this.#held.get(currency) ?? 0n;
  }

  escrow(currency: Address): bigint {
    return this.bids.reduce((sum, bid) => sum + (bid.currency === currency ? bid.price * bid.open : 0n), 0n);
  }

  /** What the contract keeps for others than those who can claim it now. */
  unclaimable(house: House, currency: Address): bigint {
    return house === "market" ? this.escrow(currency) : this.held(currency) - this.#releasable(currency);
  }

  #releasable(currency: Address): bigint {
    if (this.hasEnded && !this.isCancelled) return this.held(currency);
    if (!this.isCancelled) return 0n;
    const valid = this.tickets.filter((ticket) => ticket.isValid && ticket.currency === currency);
    return this.held(currency) - valid.reduce((sum, { cost }) => sum + cost, 0n);
  }

  #isLive({ ticket, seller, handovers, isOpen }: LedgerListing): boolean {
    return isOpen && ticket.owner === seller && ticket.handovers === handovers;
  }

  /** Both tiers cap resales at 150 %. */
  #isResalable(ticket: LedgerTicket, price: bigint): boolean {
    return ticket.isValid && !this.isCancelled && 2n * price <= 3n * ticket.cost;
  }

  /** The market's 2.5 % and the organizer's 5 %, each rounded down, and the rest. */
  #share(seller: Address, currency: Address, price: bigint): void {
    const fee = price / 40n;
    const royalty = price / 20n;
    this.#credit("market", this.#people.marketOwner, currency, fee);
    this.#credit("market", this.#people.organizer, currency, royalty);
    this.#credit("market", seller, currency, price - fee - royalty);
  }

  #credit(house: House, account: Address, currency: Address, amount: bigint): void {
    const key = `${house}/${account}/${currency}`;
    this.#credits.set(key, (this.#credits.get(key) ?? 0n) + amount);
  }

  #sold(tierId: number): number {
    return this.tickets.filter((ticket) => ticket.tierId === tierId).length;
  }
}
