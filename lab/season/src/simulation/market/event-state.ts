import type { Address } from "viem";
import type { Controller } from "../population/controller.ts";
import type { Wallet } from "../population/wallet.ts";
import type { EventFigures } from "../truth/event-figures.ts";
import type { EventLedger, LedgerEntry } from "../truth/event-ledger.ts";

export interface OrganizerState {
  readonly controller: Controller;
  readonly wallet: Wallet;
  readonly boxOffice: Wallet;
  readonly tickets: Address;
  readonly name: string;
  readonly city: number;
  readonly category: string;
  readonly currency: Address;
  readonly decimals: number;
  /** Of the tiers' prices; 0 for no cap. */
  readonly resaleCapBps: number;
  readonly feeShare: number;
  /** Mean price of a standard ticket in US dollars. */
  readonly priceLevel: number;
  readonly seasonHolders: Controller[];
  readonly clubs: FanClub[];
  eventCount: number;
  minted: number;
  /** Events whose proceeds were not taken yet. */
  endedEvents: number;
  /** When proceeds were last taken: those of all events that had ended by then. */
  withdrawnAt: number;
}

/** A club funds its members from its treasury and buys at one moment. */
export interface FanClub {
  readonly treasury: Wallet;
  readonly members: readonly Controller[];
  readonly usesDisperser: boolean;
}

export type TierKind = "standard" | "premium" | "season" | "hospitality" | "partner";

export interface TierState {
  readonly event: EventState;
  readonly tierId: number;
  readonly kind: TierKind;
  readonly name: string;
  readonly price: bigint;
  readonly fee: bigint;
  readonly walletLimit: number;
  supply: number;
  issued: number;
  readonly boughtBy: Map<Wallet, number>;
}

export interface EventState {
  readonly organizer: OrganizerState;
  readonly eventId: number;
  readonly name: string;
  readonly announcedAt: number;
  readonly salesStart: number;
  startsAt: number;
  endsAt: number;
  isCancelled: boolean;
  isOver: boolean;
  readonly capacity: number;
  /** Honest demand over the public supply. */
  readonly theta: number;
  /** Share of the demand that comes on the first day. */
  readonly firstDay: number;
  /** Part of honest orders that go over a custodial platform. */
  readonly platform: { readonly controller: Controller; readonly share: number } | null;
  readonly tiers: TierState[];
  readonly tickets: TicketState[];
  readonly listings: Set<ListingState>;
  readonly figures: EventFigures;
  readonly ledger: EventLedger;
  /** The ledger after the event; null while tickets may still move. */
  closedLedger: LedgerEntry | null;
}

export interface TicketState {
  readonly tier: TierState;
  readonly tokenId: number;
  /** price + fee, 0 for complimentary tickets. */
  readonly face: bigint;
  owner: Wallet;
  status: "valid" | "checked-in" | "void";
  transfers: number;
  listing: ListingState | null;
}

export interface ListingState {
  readonly listingId: number;
  readonly ticket: TicketState;
  readonly seller: Wallet;
  /** Agreed with a buyer before; nobody else takes it. */
  readonly isReserved: boolean;
  price: bigint;
}

/** Whether it can still be used, given and sold. */
export function isAlive({ status, tier }: TicketState): boolean {
  return status === "valid" && !tier.event.isCancelled && !tier.event.isOver;
}

/** How many more the wallet may buy. */
export function allowance({ walletLimit, boughtBy, supply, issued }: TierState, wallet: Wallet): number {
  const left = supply - issued;
  return walletLimit === 0 ? left : Math.min(left, walletLimit - (boughtBy.get(wallet) ?? 0));
}

/** The highest price that the ticket may be resold at; null for no cap. */
export function capOf({ face, tier }: TicketState): bigint | null {
  const { resaleCapBps } = tier.event.organizer;
  return resaleCapBps === 0 ? null : (face * BigInt(resaleCapBps)) / 10_000n;
}

/** Whether the tier is for everybody; over a platform counts too. */
export function isPublic(kind: TierKind): boolean {
  return kind === "standard" || kind === "premium" || kind === "partner";
}
