import type { EvidenceRow } from "../facts/evidence.ts";

export const LINK_FAMILIES = ["FUND", "SINK", "SYNC", "SEQ", "LOCKSTEP", "DIRECT", "TECH"] as const;

/**
 * FUND: paid for or first funded by the same. SINK: proceeds or tickets end at the same. SYNC: buys at the same moments. SEQ: shares rare
 * actions. LOCKSTEP: of all who live off resale, these two choose the same events. DIRECT: money or tickets between the two. TECH: same operator, same fingerprint of its transactions.
 */
export type LinkFamily = (typeof LINK_FAMILIES)[number];

/** Two wallets that act together: the evidence of all families reaches the threshold, and two of them, one not DIRECT, have some. */
export interface Link {
  /** Wallet numbers, the lower first. */
  readonly first: number;
  readonly second: number;
  /** Sum of the families' log-likelihood ratios, in nats. */
  readonly llr: number;
  /** In the order of LINK_FAMILIES; only those with evidence. */
  readonly families: readonly LinkEvidence[];
}

export interface LinkEvidence {
  readonly family: LinkFamily;
  /** Natural logarithm of how much likelier the evidence is if one hand moves both; positive, capped. */
  readonly llr: number;
  /** The shared funder, sink or operator; NONE for families without. */
  readonly through: number;
  /** How many coincidences, shared actions or transfers. */
  readonly count: number;
  /** Up to twenty rows that it rests on, oldest first. */
  readonly rows: readonly EvidenceRow[];
}
