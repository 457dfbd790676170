/** What test chains are made of. Ids, wallets and currencies are hex without 0x; amounts in smallest units. */
export type ChainFact = EventFact | SaleFact | StatusFact;

export interface EventFact {
  readonly type: "event";
  readonly event: string;
  readonly kind: "PUBLISHED" | "RESCHEDULED";
  readonly timeZone: string;
}

export interface SaleFact {
  readonly type: "sale";
  readonly kind: "PRIMARY" | "SECONDARY";
  readonly event: string | null;
  readonly ticket: string;
  readonly buyer: string;
  readonly currency: string;
  readonly price: bigint;
  readonly fee: bigint;
  readonly royalty: bigint;
  readonly faceValue: bigint | null;
  readonly faceCurrency: string | null;
  readonly resaleCapBps: bigint | null;
}

export interface StatusFact {
  readonly type: "status";
  readonly event: string | null;
  readonly ticket: string;
  readonly status: "CHECKED_IN" | "REFUNDED" | "VOIDED";
  readonly refund: { readonly currency: string; readonly amount: bigint } | null;
}

export interface ChainBlock {
  readonly number: number;
  /** Unix seconds. */
  readonly time: number;
  readonly facts: readonly ChainFact[];
}
