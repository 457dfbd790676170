import type { DetectionFacts, PlaceColumns } from "./detection-facts.ts";
import { NONE } from "./detection-facts.ts";

export const EVIDENCE_TABLES = ["sale", "transfer", "listing", "status", "funding", "transaction"] as const;
export type EvidenceTable = (typeof EVIDENCE_TABLES)[number];

/** A row of the facts that something rests on, in one number: row times EVIDENCE_BASE plus the table's position. */
export type EvidenceRow = number;

const EVIDENCE_BASE = 8;

/** What the reader of an evidence row can look up on the chain. */
export interface LogReference {
  readonly table: EvidenceTable;
  /** Transaction hash, hex with 0x. */
  readonly transaction: string;
  /** Position of the log in the block; null when the transaction itself is meant. */
  readonly logIndex: number | null;
  readonly block: number;
}

export function evidenceRow(table: EvidenceTable, row: number): EvidenceRow {
  return row * EVIDENCE_BASE + EVIDENCE_TABLES.indexOf(table);
}

/** The table and row that an evidence number stands for. */
export function evidencePlace(evidence: EvidenceRow): { table: EvidenceTable; row: number } {
  const table = EVIDENCE_TABLES[evidence % EVIDENCE_BASE] as EvidenceTable;
  return { table, row: Math.floor(evidence / EVIDENCE_BASE) };
}

export function resolveEvidence(facts: DetectionFacts, evidence: EvidenceRow): LogReference {
  const { table, row } = evidencePlace(evidence);
  if (table === "transaction") {
    const { hashes, block } = facts.transactions;
    return { table, transaction: hashes.hexOf(row), logIndex: null, block: block[row] as number };
  }
  if (table === "funding") {
    if (facts.funding === null) throw new RangeError("these facts have no funding");
    const { hashes, block, transaction, logIndex } = facts.funding;
    const log = logIndex[row] as number;
    const hash = hashes.hexOf(transaction[row] as number);
    return { table, transaction: hash, logIndex: log === NONE ? null : log, block: block[row] as number };
  }
  const places = placesOf(facts, table);
  const hash = facts.transactions.hashes.hexOf(places.transaction[row] as number);
  return {
    table,
    transaction: hash,
    logIndex: places.logIndex[row] as number,
    block: places.block[row] as number,
  };
}

function placesOf(facts: DetectionFacts, table: "sale" | "transfer" | "listing" | "status"): PlaceColumns {
  switch (table) {
    case "sale":
      return facts.sales;
    case "transfer":
      return facts.transfers;
    case "listing":
      return facts.listings;
    case "status":
      return facts.statuses;
  }
}
