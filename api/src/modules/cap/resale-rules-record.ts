import type { MarkupExclusion, NullReason, Ratio, ResaleRuleStatus } from "../../generated/resolver-types.ts";
import type { MoneyRecord } from "../currency/money-record.ts";
import type { FigureStamp } from "../network/figure-stamp.ts";

export interface ResaleRulesRecord {
  readonly stamp: FigureStamp;
  readonly rules: readonly ResaleRuleRecord[];
}

/** What a rule says; days are YYYY-MM-DD. */
export interface CapRuleRecord {
  readonly key: string;
  readonly jurisdiction: string;
  readonly name: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly base: "ORIGINAL_COST" | "ORIGINAL_PRICE" | null;
  readonly capMultiplier: string | null;
  readonly transactionCostCap: string | null;
  readonly platformFeeRule: string | null;
  readonly scope: string | null;
  readonly volumeRule: string | null;
  readonly exemptions: string | null;
  readonly sourceUrl: string | null;
  readonly verifiedAt: string | null;
}

/** How resales stand under a rule. Counts are null when nothing was computed. */
export interface CapFiguresRecord {
  readonly resaleCount: bigint | null;
  readonly measuredCount: bigint | null;
  readonly aboveCount: bigint | null;
  readonly excluded: readonly MarkupExclusion[];
  readonly aboveShare: Ratio;
  readonly aboveShareLow: Ratio;
  readonly aboveShareHigh: Ratio;
  readonly excess: readonly MoneyRecord[];
  readonly reason: NullReason | null;
}

export interface ResaleRuleRecord extends CapRuleRecord, CapFiguresRecord {
  readonly status: ResaleRuleStatus;
}
