import type { WashCode } from "./read-wash-trades.ts";

/** Which transactions the number of a log's transaction counts: those with tickets, traced money, or events' terms. */
export type LogSource = "tickets" | "funding" | "terms";

/** Where a log stands. */
export interface LogPlace {
  readonly source: LogSource;
  /** Number of the transaction in its source. */
  readonly transaction: number;
  /** Position in the block; null for a payment in the native coin, which has no log. */
  readonly logIndex: number | null;
  readonly block: number;
  /** Unix seconds. */
  readonly time: number;
}

/** A ticket, or tickets of one kind, that the entity got: bought from the organizer or from a holder, or was given. */
export interface Acquisition {
  readonly at: LogPlace;
  readonly how: "PRIMARY" | "RESALE" | "GIFT";
  /** The entity's wallet. Wallets, events, tiers, tickets and currencies are the facts' numbers, NONE where unknown. */
  readonly wallet: number;
  readonly event: number;
  readonly tier: number;
  readonly ticket: number;
  readonly quantity: number;
  readonly currency: number;
  /** Of all of them, in the currency's smallest unit; null when unknown. */
  readonly price: bigint | null;
}

/** A ticket that the entity sold to a holder outside it. */
export interface Resale {
  readonly at: LogPlace;
  readonly wallet: number;
  readonly event: number;
  readonly ticket: number;
  readonly quantity: number;
  readonly currency: number;
  /** All that the buyer paid. */
  readonly price: bigint | null;
  /** What the seller got of it. */
  readonly proceeds: bigint | null;
  readonly faceValue: bigint | null;
  readonly faceCurrency: number;
  /** Basis points of the face value; 0 for no cap, NONE when unknown. */
  readonly resaleCapBps: number;
  readonly isWashSuspect: boolean;
}

/** A movement without a price: out of the entity, or from outside into it. */
export interface Gift {
  readonly at: LogPlace;
  readonly wallet: number;
  readonly peer: number;
  readonly isOut: boolean;
  readonly event: number;
  readonly ticket: number;
  readonly quantity: number;
  /** Whether the receiver had no ticket before this log. */
  readonly isPeerFresh: boolean;
}

export interface ListingStep {
  readonly at: LogPlace;
  readonly wallet: number;
  readonly listing: number;
  readonly ticket: number;
  readonly event: number;
  readonly kind: "LISTED" | "PRICE_CHANGED" | "CANCELLED" | "SOLD" | "DEAD";
  readonly currency: number;
  /** Asked for the ticket, in the currency's smallest unit; null when unknown. */
  readonly price: bigint | null;
}

/** A ticket of the entity used at the door, or paid back to it. */
export interface TicketEnd {
  readonly at: LogPlace;
  readonly kind: "CHECKED_IN" | "REFUNDED";
  readonly wallet: number;
  readonly event: number;
  readonly ticket: number;
  readonly quantity: number;
}

/** What is published of an event that the entity had tickets of. */
export interface EventTerms {
  readonly event: number;
  /** Wallet number; NONE where nothing published it. */
  readonly organizer: number;
  /** Start of the primary sale, unix seconds; null when unknown. */
  readonly salesStart: number | null;
  readonly startsAt: number | null;
  readonly city: string | null;
  readonly isCancelled: boolean;
  /** Unix seconds of its cancellation and new dates. */
  readonly changedAt: readonly number[];
  /** The logs that say so; none where the contract publishes nothing. */
  readonly logs: readonly LogPlace[];
}

/** A tier's limit per wallet. */
export interface TierTerms {
  readonly event: number;
  readonly tier: number;
  /** Null for none. */
  readonly walletLimit: number | null;
  readonly logs: readonly LogPlace[];
}

/** Events of one organizer that were not cancelled and whose sales start is published by a log, by that start, then as published. */
export type Programme = readonly EventTerms[];

/** The first log that shows that an event's door reports who came in. */
export interface OpenDoor {
  readonly at: LogPlace;
  readonly event: number;
}

/** Money into a wallet of the entity from a funder that is no hub, or out of one to a sink that is none. */
export interface Payment {
  readonly at: LogPlace;
  readonly wallet: number;
  readonly peer: number;
  readonly isOut: boolean;
}

/** A resale by or to a wallet of the entity, within it too, that is a confirmed or suspected wash trade. */
export interface WashTrade {
  readonly at: LogPlace;
  /** Which codes of the metric `wash-trade` hold. */
  readonly codes: readonly WashCode[];
}

/** What is known of a wallet apart from single logs. */
export interface WalletTraits {
  readonly wallet: number;
  /** Its transaction count at its first purchase; null when another account sent that. */
  readonly nonceAtFirstPurchase: number | null;
}

/** Every log that concerns an entity, in the order of the chain, as of a block: what signals are measured on. */
export interface Dossier {
  readonly asOf: { readonly block: number; readonly time: number };
  readonly wallets: readonly WalletTraits[];
  readonly acquisitions: readonly Acquisition[];
  readonly resales: readonly Resale[];
  readonly gifts: readonly Gift[];
  readonly listings: readonly ListingStep[];
  readonly ends: readonly TicketEnd[];
  readonly washTrades: readonly WashTrade[];
  readonly events: ReadonlyMap<number, EventTerms>;
  readonly tiers: ReadonlyMap<number, TierTerms>;
  /** Of every organizer whose events the entity bought tickets of. */
  readonly programmes: readonly Programme[];
  /** By event. */
  readonly doors: ReadonlyMap<number, OpenDoor>;
  /** Null where the network has no funding evidence. */
  readonly payments: readonly Payment[] | null;
}
