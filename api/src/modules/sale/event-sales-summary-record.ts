import type { Ratio } from "../../generated/resolver-types.ts";
import type { FigureStamp } from "../network/figure-stamp.ts";

export interface EventSalesSummaryRecord {
  readonly stamp: FigureStamp;
  readonly primaryCount: bigint;
  readonly complimentaryCount: bigint;
  readonly refundCount: bigint;
  readonly resaleCount: bigint;
  readonly resoldTicketCount: bigint;
  readonly checkedInCount: bigint;
  readonly primaryBuyerCount: bigint;
  readonly resaleBuyerCount: bigint;
  readonly resaleShare: Ratio;
}
