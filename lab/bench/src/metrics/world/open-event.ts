import type { Holding } from "./holdings.ts";
import type { Bid, Listing } from "./offers.ts";
import type { TicketEvent } from "./publishers.ts";
import type { Ticket } from "./tickets.ts";

/** An event that is on sale or waits for its day, with all that may still change. */
export class OpenEvent {
  readonly event: TicketEvent;
  readonly tickets: Ticket[] = [];
  readonly listings: Listing[] = [];
  readonly bids: Bid[] = [];
  readonly holdings = new Map<string, Holding>();
  readonly holders: Holding[] = [];
  /** Tickets of its own that went through the door or were refunded, or at least could have. */
  closed = 0;
  isTurned = false;

  constructor(event: TicketEvent) {
    this.event = event;
  }

  get isSoldOut(): boolean {
    return this.event.issuedCount >= this.event.plan.target;
  }

  addListing(listing: Listing): void {
    listing.position = this.listings.length;
    this.listings.push(listing);
  }

  removeListing({ position }: Listing): void {
    const last = this.listings.pop() as Listing;
    if (last.position === position) return;
    last.position = position;
    this.listings[position] = last;
  }
}
