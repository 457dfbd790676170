/** What wash trades are looked for in. Ids, wallets and currencies are strings in any one spelling, times unix seconds. */
export interface WashFacts {
  /** Resales, and every sale of the tickets that were resold, in any order. */
  readonly sales: readonly WashSale[];
  /** Movements of these tickets, as far as they are known, in any order. */
  readonly movements: readonly WashMovement[];
  readonly purchases: PrimaryPurchases;
  /** The event's organizer; null when unknown. */
  readonly organizer: string | null;
}

export interface WashSale {
  readonly id: string;
  readonly transaction: string;
  readonly kind: "PRIMARY" | "SECONDARY";
  /** Contract and token id. */
  readonly token: string;
  /** Null for tickets without a number of their own (ERC-1155). */
  readonly ticket: string | null;
  readonly seller: string;
  readonly buyer: string;
  /** Who sent the money. */
  readonly payer: string;
  readonly currency: string | null;
  /** In the currency's smallest unit; null when unknown. */
  readonly price: bigint | null;
  readonly marketplace: string | null;
  /** Whether the ticketing company declared the sale of a ticket that it keeps for its customers. */
  readonly isCustodied: boolean;
  readonly time: number;
  readonly block: number;
  readonly logIndex: number;
}

export interface WashMovement {
  readonly ticket: string;
  readonly from: string;
  readonly to: string;
  readonly kind: "MINT" | "SALE" | "GIFT" | "CLAIM" | "CUSTODY" | "BURN";
  readonly time: number;
  readonly block: number;
  readonly logIndex: number;
}

/** Tickets bought in primary sales of the event: all, and by wallet (others may be left out that are in no resale). */
export interface PrimaryPurchases {
  readonly all: bigint;
  readonly byBuyer: ReadonlyMap<string, bigint>;
}

/** Earlier facts first. */
export function compareFacts(
  left: Pick<WashSale, "block" | "logIndex">,
  right: Pick<WashSale, "block" | "logIndex">,
): number {
  return left.block - right.block || left.logIndex - right.logIndex;
}
