/** What is compared of a ticket, a holding, a tier or a contract. */
export type AuditField =
  | "owner"
  | "status"
  | "expiresAt"
  | "quantity"
  | "supply"
  | "tierSupply"
  | "tierIssuedCount"
  | "ticket";

/** A figure that the tables and the chain tell differently. Accounts in lower-case hex, numbers in decimal digits. */
export interface AuditDifference {
  /** Address of the ticket contract. */
  readonly contract: string;
  /** Null where the contract as a whole is meant, or one of its tiers. */
  readonly tokenId: string | null;
  /** Whose holding of an ERC-1155 token it is, or which tier ("event/tier"); null for all else. */
  readonly of: string | null;
  readonly field: AuditField;
  /** What the tables say; null for no limit, or no row. */
  readonly indexed: string | null;
  /** What the contract answers; null for no limit. */
  readonly chain: string | null;
}

export interface AuditCounts {
  /** Comparisons that the chain answered: equal and different together. */
  readonly checked: number;
  readonly equal: number;
  readonly different: number;
  /** Comparisons that the contract gave no answer to: neither equal nor different. */
  readonly notAnswered: number;
}

export interface AuditedContract extends AuditCounts {
  readonly contract: string;
  readonly family: string;
  /** Whether code is at the address; null where every answer shows that there is. */
  readonly hasCode: boolean | null;
  readonly fields: Readonly<Partial<Record<AuditField, AuditCounts>>>;
}

export interface AuditSample {
  readonly mode: "sample" | "all";
  /** Decides what is drawn, with the tables; null when everything is compared. */
  readonly seed: string | null;
  /** Tickets and holdings of indexed contracts at the block. */
  readonly population: number;
  /** Of these, drawn from all of them alike. */
  readonly drawn: number;
  /** Drawn besides, from contracts that chance had left out. */
  readonly drawnForCoverage: number;
  /**
   * Share of tickets and holdings with a wrong owner or quantity that is excluded with 95 % confidence, 18 decimals: 3 / n
   * for n that were drawn and answered (docs/operations.md); null when one was different, or none answered.
   */
  readonly rateBelow: string | null;
}

/** The result of an audit: docs/operations.md describes it as JSON. */
export interface AuditReport {
  readonly version: 1;
  readonly chainId: number;
  readonly schema: string;
  readonly block: number;
  readonly blockHash: string;
  /** ISO 8601. */
  readonly blockTime: string;
  readonly isFinalized: boolean;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly sample: AuditSample;
  readonly totals: AuditCounts;
  readonly contracts: readonly AuditedContract[];
  readonly differences: readonly AuditDifference[];
}
