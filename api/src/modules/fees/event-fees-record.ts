import type { FeeRole, NullReason, SaleKind } from "../../generated/resolver-types.ts";
import type { MoneyRecord } from "../currency/money-record.ts";
import type { FigureStamp } from "../network/figure-stamp.ts";

export interface EventFeesRecord {
  readonly stamp: FigureStamp;
  readonly totals: readonly EventFeeTotalRecord[];
}

export interface EventFeeTotalRecord {
  readonly kind: SaleKind;
  readonly gross: MoneyRecord;
  readonly attributed: MoneyRecord;
  readonly unattributed: MoneyRecord;
  readonly saleCount: bigint;
  readonly undividedSaleCount: bigint;
  readonly roles: readonly EventFeeRoleRecord[];
  readonly royalty: RoyaltyComparisonRecord;
}

export interface EventFeeRoleRecord {
  readonly role: FeeRole;
  readonly amount: MoneyRecord;
  readonly partCount: bigint;
  readonly recipientCount: bigint;
  readonly recipients: readonly FeeRecipientRecord[];
}

export interface FeeRecipientRecord {
  readonly recipient: string | null;
  readonly amount: MoneyRecord;
  readonly partCount: bigint;
}

export interface RoyaltyComparisonRecord {
  readonly comparedCount: bigint;
  readonly unknownCount: bigint;
  readonly paid: MoneyRecord | null;
  readonly due: MoneyRecord | null;
  readonly shortfall: MoneyRecord | null;
  readonly reason: NullReason | null;
}
