import type { NullReason, WashVerdict } from "../../generated/resolver-types.ts";
import type { FigureStamp } from "../network/figure-stamp.ts";
import type { SaleRecord } from "../sale/sale-record.ts";

export interface SaleWashRecord {
  readonly sale: SaleRecord;
  readonly verdict: WashVerdict | null;
  readonly reason: NullReason | null;
  readonly codes: readonly string[];
}

/** Counts are null when nothing was computed. */
export interface WashReportRecord {
  readonly stamp: FigureStamp;
  readonly resaleCount: bigint | null;
  readonly confirmedCount: bigint | null;
  readonly suspectCount: bigint | null;
  readonly serviceCount: bigint | null;
  readonly unnumberedCount: bigint | null;
  readonly fundingReason: NullReason | null;
  readonly reason: NullReason | null;
}
