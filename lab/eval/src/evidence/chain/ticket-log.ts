/** Where a log stands on the chain. */
export interface LogPlace {
  readonly block: number;
  /** Position in the block. */
  readonly logIndex: number;
  /** Transaction hash, lower-case hex. */
  readonly transaction: string;
  /** Unix seconds of the block. */
  readonly time: number;
}

export interface PrimaryLog {
  readonly kind: "PRIMARY";
  readonly token: string;
  readonly event: string;
  readonly tier: string;
  readonly buyer: string;
  readonly payer: string;
  readonly currency: string;
  /** Fee included. */
  readonly price: bigint;
}

export interface ResoldLog {
  readonly kind: "RESOLD";
  /** Null where a bid was accepted. */
  readonly listing: string | null;
  readonly token: string;
  readonly seller: string;
  readonly buyer: string;
  readonly currency: string;
  /** All that the buyer paid. */
  readonly price: bigint;
  /** What the seller got of it. */
  readonly proceeds: bigint;
}

export interface TransferLog {
  readonly kind: "TRANSFER";
  readonly token: string;
  readonly from: string;
  readonly to: string;
}

/**
 * What a log of docs/ticket-events.md says. Events are named contract/event, tiers contract/event/tier, tokens contract/token and listings
 * market/listing; addresses are lower-case hex.
 */
export type TicketLogContent =
  | PrimaryLog
  | ResoldLog
  | TransferLog
  | {
      readonly kind: "EVENT_PUBLISHED";
      readonly event: string;
      readonly organizer: string;
      readonly city: string;
      readonly salesStart: number;
      readonly startsAt: number;
    }
  /** A bid is placed or taken back: no reason rests on one, but it is chain time. */
  | { readonly kind: "BID" }
  | { readonly kind: "EVENT_RESCHEDULED"; readonly event: string; readonly startsAt: number }
  | { readonly kind: "EVENT_CANCELLED"; readonly event: string }
  | {
      readonly kind: "TIER_TERMS";
      readonly event: string;
      readonly tier: string;
      readonly walletLimit: number;
      readonly resaleCapBps: number;
    }
  | { readonly kind: "REFUNDED"; readonly token: string; readonly holder: string }
  | { readonly kind: "STATUS"; readonly token: string; readonly status: number }
  | {
      readonly kind: "LISTED";
      readonly listing: string;
      readonly token: string;
      readonly seller: string;
      readonly currency: string;
      readonly price: bigint;
    }
  | { readonly kind: "REPRICED"; readonly listing: string }
  | { readonly kind: "UNLISTED"; readonly listing: string };

export type TicketLog = LogPlace & TicketLogContent;
export type LogOf<Kind extends TicketLog["kind"]> = Extract<TicketLog, { readonly kind: Kind }>;

/** Statuses of ERC-7439 that end a ticket. */
export const VOID = 2;
export const REDEEMED = 3;

/** Names a log by its transaction and position. */
export function keyOf({ transaction, logIndex }: { transaction: string; logIndex: number | null }): string {
  return `${transaction}:${logIndex ?? ""}`;
}

/** Whether one log stands before another. */
export function isBefore(one: LogPlace, other: LogPlace): boolean {
  return one.block < other.block || (one.block === other.block && one.logIndex < other.logIndex);
}
