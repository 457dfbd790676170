export type Family = "REFERENCE" | "ERC721" | "ERC1155" | "UNLOCK" | "GET";

interface Subject {
  readonly contract: string;
  readonly family: Family;
  readonly tokenId: bigint;
  readonly owner: string;
  /** Drawn from all alike, as opposed to one that stands for a contract which chance left out. */
  readonly isDrawn: boolean;
}

/** A numbered ticket as the tables have it at the block. */
export interface TicketSubject extends Subject {
  readonly kind: "ticket";
  readonly status: string;
  readonly expiresAt: bigint | null;
}

/** What an account holds of an ERC-1155 token. */
export interface HoldingSubject extends Subject {
  readonly kind: "holding";
  readonly quantity: bigint;
}

export type AuditSubject = TicketSubject | HoldingSubject;
