/** What test chains are made of. Ids, wallets and currencies are hex without 0x; amounts in smallest units. */
export type ChainFact =
  | EventFact
  | CurrencyFact
  | TierFact
  | TicketFact
  | HoldingFact
  | TransferFact
  | SaleFact
  | StatusFact
  | UseFact
  | ListingFact
  | BidFact;

/** A change of an event; PUBLISHED makes its row, the others change it. */
export interface EventFact {
  readonly type: "event";
  readonly event: string;
  readonly kind: "PUBLISHED" | "RESCHEDULED" | "CANCELLED";
  readonly timeZone: string | null;
  readonly organizer: string | null;
  /** ISO 4217 code. */
  readonly fiat: string | null;
  /** ISO 3166-1 alpha-2 code. */
  readonly country: string | null;
  readonly category: string | null;
  /** Unix seconds. */
  readonly salesStart: number | null;
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  readonly capacity: bigint | null;
}

export interface CurrencyFact {
  readonly type: "currency";
  readonly currency: string;
  readonly decimals: number | null;
}

/** A tier as it is from here on. */
export interface TierFact {
  readonly type: "tier";
  readonly event: string;
  readonly tier: string;
  readonly currency: string;
  readonly price: bigint;
  readonly fee: bigint;
  readonly supply: bigint | null;
  readonly issuedCount: bigint;
  readonly resaleCapBps: bigint;
}

/** A numbered ticket as it is from here on. */
export interface TicketFact {
  readonly type: "ticket";
  readonly ticket: string;
  readonly event: string | null;
  readonly tier: string | null;
  readonly owner: string;
  readonly status: TicketStatus;
  readonly faceValue: bigint | null;
  readonly faceCurrency: string | null;
  readonly transferCount: number;
  readonly resaleCount: number;
  /** Unix seconds. */
  readonly issuedAt: number;
}

export type TicketStatus =
  | "VALID"
  | "RESELL"
  | "SCANNED"
  | "CHECKED_IN"
  | "CLAIMED"
  | "VOIDED"
  | "REFUNDED"
  | "EXPIRED"
  | "BURNED";

/** What an account holds of tickets without a number, from here on. */
export interface HoldingFact {
  readonly type: "holding";
  readonly holding: string;
  readonly event: string | null;
  readonly owner: string;
  readonly quantity: bigint;
}

export interface TransferFact {
  readonly type: "transfer";
  /** Null for tickets without a number of their own. */
  readonly ticket: string | null;
  readonly quantity: bigint;
  readonly from: string;
  readonly to: string;
  readonly kind: "MINT" | "SALE" | "GIFT" | "CLAIM" | "CUSTODY" | "BURN";
}

export interface SaleFact {
  readonly type: "sale";
  readonly kind: "PRIMARY" | "SECONDARY";
  readonly event: string | null;
  readonly tier: string | null;
  /** Null for tickets without a number of their own. */
  readonly ticket: string | null;
  readonly quantity: bigint;
  readonly seller: string;
  readonly buyer: string;
  readonly payer: string;
  /** Null where the price is. */
  readonly currency: string | null;
  readonly price: bigint | null;
  readonly fee: bigint | null;
  readonly royalty: bigint | null;
  readonly royaltyDue: bigint | null;
  /** Who got what; empty where the logs do not say. */
  readonly parts: readonly SalePart[];
  readonly faceValue: bigint | null;
  readonly faceCurrency: string | null;
  readonly resaleCapBps: bigint | null;
  readonly hop: number | null;
  readonly marketplace: string | null;
  readonly isWashSuspect: boolean;
  /** Order of several tickets that the price was worked out from, and how many it sold; null for a price of its own. */
  readonly bundle: { readonly order: string; readonly size: bigint } | null;
}

export interface SalePart {
  readonly role: "SELLER" | "PRIMARY_FEE" | "ROYALTY" | "MARKETPLACE" | "PROTOCOL" | "REFERRER" | "UNKNOWN";
  readonly recipient: string | null;
  readonly amount: bigint;
}

export interface StatusFact {
  readonly type: "status";
  readonly event: string | null;
  readonly ticket: string;
  readonly holder: string;
  readonly status: "CHECKED_IN" | "REFUNDED" | "VOIDED";
  readonly refund: { readonly currency: string; readonly amount: bigint } | null;
}

/** Tickets without a number of their own, used at the door. */
export interface UseFact {
  readonly type: "use";
  readonly event: string | null;
  readonly holder: string;
  readonly quantity: bigint;
}

/** A step in a listing's life: its row is as the step leaves it. */
export interface ListingFact {
  readonly type: "listing";
  readonly listing: string;
  readonly event: string | null;
  readonly ticket: string;
  readonly seller: string;
  readonly currency: string;
  readonly price: bigint;
  readonly kind: "LISTED" | "PRICE_CHANGED" | "CANCELLED" | "SOLD" | "DEAD";
}

/** A step in a bid's life: its row is as the step leaves it. */
export interface BidFact {
  readonly type: "bid";
  readonly bid: string;
  readonly event: string;
  readonly tier: string;
  readonly bidder: string;
  readonly currency: string;
  readonly price: bigint;
  readonly openQuantity: bigint;
  readonly kind: "PLACED" | "ACCEPTED" | "CANCELLED";
}

export interface ChainBlock {
  readonly number: number;
  /** Unix seconds. */
  readonly time: number;
  readonly facts: readonly ChainFact[];
}
