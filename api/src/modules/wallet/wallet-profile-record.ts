import type { FigureStamp } from "../network/figure-stamp.ts";

/** Counts are null where they are not computed. */
export interface WalletProfileRecord {
  readonly stamp: FigureStamp;
  readonly primaryBoughtCount: bigint | null;
  readonly resaleBoughtCount: bigint | null;
  readonly complimentaryCount: bigint | null;
  readonly unpricedBoughtCount: bigint | null;
  readonly primarySoldCount: bigint | null;
  readonly resoldCount: bigint | null;
  readonly unpricedResoldCount: bigint | null;
  readonly faceComparedCount: bigint | null;
  readonly aboveFaceCount: bigint | null;
  readonly givenCount: bigint | null;
  readonly receivedCount: bigint | null;
  readonly heldCount: bigint | null;
  readonly checkedInCount: bigint | null;
  readonly refundCount: bigint | null;
  readonly boughtEventCount: bigint | null;
  readonly attendedEventCount: bigint | null;
  readonly firstSeenAt: Date | null;
  readonly lastSeenAt: Date | null;
}
