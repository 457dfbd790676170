import type { EntityRef } from "../../graphql/entity-ref.ts";
import type { MoneyRecord } from "../currency/money-record.ts";
import type { FigureStamp } from "../network/figure-stamp.ts";

export interface EventSalesSeriesRecord {
  readonly stamp: FigureStamp;
  readonly days: readonly SalesDay[];
  readonly isTruncated: boolean;
}

/** Sales of one day in one currency, or without a known price. */
export interface SalesDay {
  /** YYYY-MM-DD in the event's time zone. */
  readonly day: string;
  readonly primaryCount: bigint;
  readonly complimentaryCount: bigint;
  readonly resaleCount: bigint;
  readonly refundCount: bigint;
  /** Null for the sales without a known price, like the amounts. */
  readonly currency: EntityRef | null;
  readonly primaryGross: MoneyRecord | null;
  readonly resaleGross: MoneyRecord | null;
}
