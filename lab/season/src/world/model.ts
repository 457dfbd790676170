import type { Address } from "viem";

/** A tier as its contract sells it now. */
export interface Tier {
  readonly event: TicketEvent;
  readonly tierId: number;
  readonly currency: Address;
  price: bigint;
  fee: bigint;
  supply: number;
  walletLimit: number;
  resaleCapBps: number;
  issued: number;
  /** Tickets sold into each wallet, which the wallet limit counts. */
  readonly boughtBy: Map<Address, number>;
}

export interface TicketEvent {
  readonly contract: Address;
  readonly organizer: Address;
  readonly eventId: bigint;
  readonly name: string;
  readonly salesStart: number;
  startsAt: number;
  endsAt: number;
  isCancelled: boolean;
  readonly tiers: Tier[];
  readonly tickets: Ticket[];
  /** Open listings of the event's tickets. */
  readonly listings: Set<Listing>;
  readonly bids: Set<Bid>;
}

export interface Ticket {
  readonly contract: Address;
  readonly tokenId: bigint;
  readonly tier: Tier;
  /** price + fee of its primary sale. */
  readonly faceValue: bigint;
  readonly resaleCapBps: number;
  owner: Address;
  status: "valid" | "checked-in" | "void";
  listing: Listing | null;
}

export interface Listing {
  readonly listingId: bigint;
  readonly ticket: Ticket;
  readonly seller: Address;
  readonly currency: Address;
  price: bigint;
}

export interface Bid {
  readonly bidId: bigint;
  readonly tier: Tier;
  readonly bidder: Address;
  readonly currency: Address;
  readonly price: bigint;
  openQuantity: number;
}
