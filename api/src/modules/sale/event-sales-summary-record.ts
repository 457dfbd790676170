import type { Ratio } from "../../generated/resolver-types.ts";
import type { FigureStamp } from "../network/figure-stamp.ts";

export interface EventSalesSummaryRecord {
  readonly stamp: FigureStamp;
  readonly primaryCount: bigint | null;
  readonly unpricedPrimaryCount: bigint | null;
  readonly complimentaryCount: bigint | null;
  readonly refundCount: bigint | null;
  readonly resaleCount: bigint | null;
  readonly unpricedResaleCount: bigint | null;
  readonly resoldTicketCount: bigint | null;
  readonly checkedInCount: bigint | null;
  readonly primaryBuyerCount: bigint | null;
  readonly resaleBuyerCount: bigint | null;
  readonly resaleShare: Ratio;
}
