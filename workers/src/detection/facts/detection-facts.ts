import type { ByteDictionary } from "../../columns/byte-dictionary.ts";
import type { AmountColumn } from "./amount-column.ts";

/**
 * What a network's tables say as of a block, in columns. Wallets, events, tiers, tickets, transactions and currencies are numbered
 * from 0 in the order the chain first names them; NONE stands where there is none. Rows are in the order of the chain. Times in
 * unix seconds, amounts in smallest units, counts of tickets exact up to 2^53 - 1 and held there above.
 */
export interface DetectionFacts {
  readonly chainId: number;
  /** Block and time of the newest fact; null without any. */
  readonly asOf: { readonly block: number; readonly time: number } | null;
  /** Every address that is named: 20 bytes each. */
  readonly wallets: ByteDictionary;
  /** Token contracts, zero bytes for the native coin, or three letters. */
  readonly currencies: ByteDictionary;
  readonly events: readonly EventRecord[];
  /** Only those that the network's tables know; a sale may name others. */
  readonly tiers: readonly TierRecord[];
  readonly tickets: TicketColumns;
  readonly transactions: TransactionColumns;
  readonly sales: SaleColumns;
  readonly transfers: TransferColumns;
  readonly listings: ListingColumns;
  readonly statuses: StatusColumns;
  /** Null when nobody traced funding: absent evidence, not evidence of absence. */
  readonly funding: FundingColumns | null;
}

/** Stands for no wallet, event, tier, ticket, currency or row in every column of numbers. */
export const NONE = -1;

/** An event as it was after the block. */
export interface EventRecord {
  /** Hex with 0x. */
  readonly id: string;
  /** Wallet number of the contract. */
  readonly contract: number;
  /** Wallet number. */
  readonly organizer: number;
  readonly category: string | null;
  readonly artist: string | null;
  readonly venue: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly status: "SCHEDULED" | "RESCHEDULED" | "CANCELLED";
  /** Null when nothing published it. */
  readonly publishedAt: number | null;
  /** Published start of the on-sale; null when nothing published it: the first purchase shows when somebody bought, not since when one could. */
  readonly onSaleAt: number | null;
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  readonly capacity: number | null;
  /** Tier numbers. */
  readonly tiers: readonly number[];
  /** Cancellations and new dates, oldest first. */
  readonly changes: readonly EventChangeRecord[];
}

export interface EventChangeRecord {
  readonly kind: "RESCHEDULED" | "CANCELLED";
  readonly block: number;
  readonly time: number;
}

/** A tier as it was after the block. */
export interface TierRecord {
  /** Hex with 0x. */
  readonly id: string;
  readonly event: number;
  readonly currency: number;
  readonly price: bigint;
  readonly fee: bigint;
  /** Posted limit of tickets per wallet; null for none. */
  readonly walletLimit: number | null;
  /** Cap on a resale's all-in price in basis points of price and fee; null for none. */
  readonly resaleCapBps: number | null;
}

/** Tickets with a number of their own, and kinds of ticket without (ERC-1155). */
export interface TicketColumns {
  readonly count: number;
  /** Contract, then token id (32 bytes). */
  readonly ids: ByteDictionary;
  readonly event: Int32Array;
  readonly tier: Int32Array;
}

/** Where a row stands in the chain. */
export interface PlaceColumns {
  readonly count: number;
  readonly block: Int32Array;
  readonly time: Float64Array;
  /** Row of `transactions`. */
  readonly transaction: Int32Array;
  /** Position of the log in the block. */
  readonly logIndex: Int32Array;
}

/** Transactions that touched a ticket; row n is number n of `hashes`. Funding has hashes and places of its own. */
export interface TransactionColumns {
  readonly count: number;
  readonly hashes: ByteDictionary;
  readonly block: Int32Array;
  readonly time: Float64Array;
  /** Position in the block; NONE, as all else of the row, for one that is named but not stored. */
  readonly index: Int32Array;
  readonly sender: Int32Array;
  readonly recipient: Int32Array;
  readonly nonce: Float64Array;
  /** Native coin per unit of gas, in its smallest unit. */
  readonly gasPrice: AmountColumn;
  readonly value: AmountColumn;
}

export const PRIMARY = 0;
export const SECONDARY = 1;

export interface SaleColumns extends PlaceColumns {
  /** PRIMARY or SECONDARY. */
  readonly kind: Uint8Array;
  readonly event: Int32Array;
  readonly tier: Int32Array;
  readonly ticket: Int32Array;
  readonly quantity: Float64Array;
  readonly seller: Int32Array;
  readonly buyer: Int32Array;
  readonly payer: Int32Array;
  readonly currency: Int32Array;
  /** For all tickets of the row; null when unknown. */
  readonly price: AmountColumn;
  readonly proceeds: AmountColumn;
  readonly faceValue: AmountColumn;
  readonly faceCurrency: Int32Array;
  /** 0 for no cap, NONE when unknown. */
  readonly resaleCapBps: Int32Array;
  /** NONE when unknown. */
  readonly hop: Int32Array;
  /** Wallet number of the marketplace's contract. */
  readonly marketplace: Int32Array;
  readonly bundleSize: Int32Array;
  /** 1 where the price was worked out from a bundle. */
  readonly isEstimated: Uint8Array;
  readonly isWashSuspect: Uint8Array;
  /** Who received the seller's part, where it was another than the seller. */
  readonly payee: Int32Array;
}

export const TRANSFER_KINDS = ["MINT", "SALE", "GIFT", "CLAIM", "CUSTODY", "BURN"] as const;

export interface TransferColumns extends PlaceColumns {
  /** Position in TRANSFER_KINDS. */
  readonly kind: Uint8Array;
  readonly event: Int32Array;
  readonly ticket: Int32Array;
  readonly quantity: Float64Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export const LISTING_KINDS = ["LISTED", "PRICE_CHANGED", "CANCELLED", "SOLD", "DEAD"] as const;

export interface ListingColumns extends PlaceColumns {
  /** Position in LISTING_KINDS. */
  readonly kind: Uint8Array;
  /** The same number for all steps of a listing. */
  readonly listing: Int32Array;
  readonly event: Int32Array;
  readonly ticket: Int32Array;
  readonly seller: Int32Array;
  readonly currency: Int32Array;
  readonly price: AmountColumn;
}

export const STATUS_KINDS = ["CHECKED_IN", "REFUNDED", "SCANNED", "VOIDED"] as const;

/** Changes of a ticket's status that detection uses; tickets without a number of their own that were used at the door are CHECKED_IN. */
export interface StatusColumns extends PlaceColumns {
  /** Position in STATUS_KINDS. */
  readonly kind: Uint8Array;
  readonly event: Int32Array;
  readonly ticket: Int32Array;
  readonly holder: Int32Array;
  readonly quantity: Float64Array;
}

/** Money that moved outside the ticket market, as traced; each row once, whichever source told it. */
export interface FundingColumns {
  readonly count: number;
  readonly hashes: ByteDictionary;
  readonly block: Int32Array;
  readonly time: Float64Array;
  /** Number in `hashes`, which are not those of `transactions`. */
  readonly transaction: Int32Array;
  /** Position of the log in the block; NONE for a native transfer. */
  readonly logIndex: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Who signed the transaction that moved it; NONE when the source does not say. */
  readonly caller: Int32Array;
  /** Number in `currencies`. */
  readonly currency: Int32Array;
  readonly amount: AmountColumn;
  /** First and last block that some source has read whole. */
  readonly fromBlock: number;
  readonly toBlock: number;
}
