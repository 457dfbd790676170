import type { NullReason } from "@facevalue/core";
import type { Payment } from "./wash-evidence.ts";
import type { WashSale } from "./wash-facts.ts";

export const WASH_CODES = ["WASH-01", "WASH-02", "WASH-03", "WASH-04", "WASH-05", "WASH-06"] as const;

/**
 * 01 one party on both sides; 02 the ticket returns to who sold it; 03 one wallet trades the ticket again and again; 04 common funder;
 * 05 ticket or money goes round in one transaction; 06 the money returns to the buyer's side.
 */
export type WashCode = (typeof WASH_CODES)[number];

/** A code that holds for a sale, with the ids of the sales that show it, its own among them, and the payments. */
export interface Finding {
  readonly code: WashCode;
  readonly sales: readonly string[];
  readonly payments: readonly Payment[];
}

export type WashVerdict = "CONFIRMED" | "SUSPECT" | "NONE";

export interface SaleVerdict {
  readonly sale: WashSale;
  /** Null when it cannot be told. */
  readonly verdict: WashVerdict | null;
  readonly reason: NullReason | null;
  /** Of at most one per code, in the order of codes. Those of an undecided sale are left out. */
  readonly findings: readonly Finding[];
}

/** Findings of some codes, by sale. */
export type Findings = ReadonlyMap<WashSale, Finding>;

/** Whether a sale is one of somebody who acts for others: no finding rests on it. */
export type IsServed = (sale: WashSale) => boolean;

export const MONTH_SECONDS = 30 * 86_400;
