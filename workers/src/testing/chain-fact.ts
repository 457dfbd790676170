/** What test chains are made of. Ids, wallets and currencies are hex without 0x; amounts in smallest units. */
export type ChainFact = EventFact | SaleFact | StatusFact | UseFact;

export interface EventFact {
  readonly type: "event";
  readonly event: string;
  readonly kind: "PUBLISHED" | "RESCHEDULED";
  readonly timeZone: string | null;
}

export interface SaleFact {
  readonly type: "sale";
  readonly kind: "PRIMARY" | "SECONDARY";
  readonly event: string | null;
  /** Null for tickets without a number of their own. */
  readonly ticket: string | null;
  readonly quantity: bigint;
  readonly buyer: string;
  /** Null where the price is. */
  readonly currency: string | null;
  readonly price: bigint | null;
  readonly fee: bigint | null;
  readonly royalty: bigint | null;
  readonly faceValue: bigint | null;
  readonly faceCurrency: string | null;
  readonly resaleCapBps: bigint | null;
  readonly isWashSuspect: boolean;
  /** Order of several tickets that the price was worked out from, and how many it sold; null for a price of its own. */
  readonly bundle: { readonly order: string; readonly size: bigint } | null;
}

export interface StatusFact {
  readonly type: "status";
  readonly event: string | null;
  readonly ticket: string;
  readonly status: "CHECKED_IN" | "REFUNDED" | "VOIDED";
  readonly refund: { readonly currency: string; readonly amount: bigint } | null;
}

/** Tickets without a number of their own, used at the door. */
export interface UseFact {
  readonly type: "use";
  readonly event: string | null;
  readonly quantity: bigint;
}

export interface ChainBlock {
  readonly number: number;
  /** Unix seconds. */
  readonly time: number;
  readonly facts: readonly ChainFact[];
}
