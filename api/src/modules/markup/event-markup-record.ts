import type { Ratio } from "../../generated/resolver-types.ts";
import type { FigureStamp } from "../network/figure-stamp.ts";

export interface EventMarkupRecord {
  readonly stamp: FigureStamp;
  readonly resaleCount: bigint;
  readonly measuredCount: bigint;
  readonly faceUnknownCount: bigint;
  readonly faceZeroCount: bigint;
  readonly mixedCurrencyCount: bigint;
  readonly median: Ratio;
  readonly medianLow: Ratio;
  readonly medianHigh: Ratio;
  readonly p90: Ratio;
  readonly valueWeighted: Ratio;
  readonly aboveFaceShare: Ratio;
  readonly belowFaceShare: Ratio;
  readonly aboveCapShare: Ratio;
}
