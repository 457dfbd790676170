import type {
  LeadTime,
  MarkupExclusion,
  MarkupShare,
  NullReason,
  Ratio,
  SellerMargin,
} from "../../generated/resolver-types.ts";
import type { EntityRef } from "../../graphql/entity-ref.ts";
import type { MoneyRecord } from "../currency/money-record.ts";
import type { FigureStamp } from "../network/figure-stamp.ts";
import type { MarkupVariant } from "./markup-variant.ts";

/** Figures of some resales. Counts are null when nothing was computed. */
export interface MarkupFiguresRecord {
  readonly resaleCount: bigint | null;
  readonly measuredCount: bigint | null;
  readonly washSuspectCount: bigint | null;
  readonly excluded: readonly MarkupExclusion[];
  readonly median: Ratio;
  readonly medianLow: Ratio;
  readonly medianHigh: Ratio;
  readonly p90: Ratio;
  readonly valueWeighted: Ratio;
  readonly trimmed: Ratio;
  readonly aboveFace: MarkupShare;
  readonly belowFace: MarkupShare;
  readonly aboveCap: MarkupShare;
  readonly excessPaid: MoneyRecord | null;
  readonly excessReason: NullReason | null;
  readonly sellerMargin: SellerMargin;
  readonly finalHolderMarkup: Ratio;
  readonly finalHolderCount: bigint | null;
  readonly resaleRate: Ratio;
  readonly sellerCount: bigint | null;
  readonly sellerConcentration: Ratio;
  readonly topSellerShare: Ratio;
}

export interface TierMarkupRecord {
  /** The tier; null when not known. */
  readonly tier: EntityRef | null;
  readonly figures: MarkupFiguresRecord;
}

export interface HopMarkupRecord {
  readonly hop: number | null;
  readonly figures: MarkupFiguresRecord;
}

export interface LeadTimeMarkupRecord {
  readonly leadTime: LeadTime | null;
  readonly reason: NullReason | null;
  readonly figures: MarkupFiguresRecord;
}

export interface MarkupReportRecord extends MarkupVariant {
  readonly stamp: FigureStamp;
  readonly fiat: string | null;
  readonly overall: MarkupFiguresRecord;
  readonly byTier: readonly TierMarkupRecord[];
  readonly byHop: readonly HopMarkupRecord[];
  readonly byLeadTime: readonly LeadTimeMarkupRecord[];
}
