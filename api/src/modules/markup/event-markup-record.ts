import type { MarkupBasis, Ratio } from "../../generated/resolver-types.ts";
import type { FigureStamp } from "../network/figure-stamp.ts";

export interface EventMarkupRecord {
  readonly stamp: FigureStamp;
  readonly basis: MarkupBasis;
  readonly resaleCount: bigint | null;
  readonly measuredCount: bigint | null;
  readonly priceUnknownCount: bigint | null;
  readonly faceUnknownCount: bigint | null;
  readonly faceZeroCount: bigint | null;
  readonly mixedCurrencyCount: bigint | null;
  readonly washSuspectCount: bigint | null;
  readonly median: Ratio;
  readonly medianLow: Ratio;
  readonly medianHigh: Ratio;
  readonly p90: Ratio;
  readonly valueWeighted: Ratio;
  readonly aboveFaceShare: Ratio;
  readonly belowFaceShare: Ratio;
  readonly aboveCapShare: Ratio;
}
