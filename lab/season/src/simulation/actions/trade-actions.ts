import type { Address } from "viem";

/**
 * Buys into the buyer's wallet at the tier's terms; the caller pays. Token ids count from 1 in each contract, without gaps, in
 * the order of purchases and gifts by the organizer.
 */
export interface BuyTickets {
  readonly kind: "buyTickets";
  readonly tickets: Address;
  readonly eventId: bigint;
  readonly tierId: number;
  readonly quantity: number;
  readonly buyer: Address;
}

/** Caller: the holder, with the market approved for the contract. Listing ids count from 1 in the market. */
export interface ListTicket {
  readonly kind: "listTicket";
  readonly tickets: Address;
  readonly tokenId: bigint;
  readonly currency: Address;
  /** All-in, per ticket. */
  readonly price: bigint;
}

export interface ChangeListingPrice {
  readonly kind: "changeListingPrice";
  readonly listingId: bigint;
  readonly price: bigint;
}

export interface CancelListing {
  readonly kind: "cancelListing";
  readonly listingId: bigint;
}

/** The caller is the buyer. Several listings at once: as the calls of a contract wallet. */
export interface BuyListing {
  readonly kind: "buyListing";
  readonly listingId: bigint;
}

/** Bid ids count from 1 in the market. */
export interface PlaceBid {
  readonly kind: "placeBid";
  readonly tickets: Address;
  readonly eventId: bigint;
  readonly tierId: number;
  readonly currency: Address;
  /** Per ticket. */
  readonly price: bigint;
  readonly quantity: number;
}

export interface CancelBid {
  readonly kind: "cancelBid";
  readonly bidId: bigint;
}

/** Caller: the holder, with the market approved for the contract. */
export interface AcceptBid {
  readonly kind: "acceptBid";
  readonly bidId: bigint;
  readonly tokenId: bigint;
}

/** Takes what the market owes the caller: proceeds of sales, royalties, fees, what cancelled bids had in escrow. */
export interface WithdrawFromMarket {
  readonly kind: "withdrawFromMarket";
  readonly currency: Address;
}

export type TradeAction =
  | BuyTickets
  | ListTicket
  | ChangeListingPrice
  | CancelListing
  | BuyListing
  | PlaceBid
  | CancelBid
  | AcceptBid
  | WithdrawFromMarket;
