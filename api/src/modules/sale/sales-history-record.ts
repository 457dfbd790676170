import type { SalesInterval } from "../../generated/resolver-types.ts";
import type { EntityRef } from "../../graphql/entity-ref.ts";
import type { MoneyRecord } from "../currency/money-record.ts";
import type { FigureStamp } from "../network/figure-stamp.ts";

export interface SalesHistoryRecord {
  readonly interval: SalesInterval;
  readonly stamp: FigureStamp;
  readonly points: readonly SalesPointRecord[];
  readonly amounts: readonly SalesAmountsRecord[];
  readonly isTruncated: boolean;
}

export interface SalesPointRecord {
  readonly start: Date;
  readonly primaryCount: bigint;
  readonly complimentaryCount: bigint;
  readonly resaleCount: bigint;
  readonly refundCount: bigint;
  /** Null for a single tier, like the other buyers. */
  readonly primaryBuyerCount: bigint | null;
  readonly resaleBuyerCount: bigint | null;
  readonly buyerCount: bigint | null;
}

export interface SalesAmountsRecord {
  readonly start: Date;
  readonly currency: EntityRef;
  readonly primaryGross: MoneyRecord;
  readonly resaleGross: MoneyRecord;
  readonly refunds: MoneyRecord;
}
