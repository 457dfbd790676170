import type { Ratio } from "../../generated/resolver-types.ts";
import type { FigureStamp } from "../network/figure-stamp.ts";

export interface EventAttendanceRecord {
  readonly stamp: FigureStamp;
  readonly expectedCount: bigint | null;
  readonly checkedInCount: bigint | null;
  readonly checkedInShare: Ratio;
  readonly noShowCount: bigint | null;
  readonly noShowShare: Ratio;
  readonly unnumberedCount: bigint | null;
  readonly unnumberedUseCount: bigint | null;
  readonly originalHolderCount: bigint | null;
  readonly resaleHolderCount: bigint | null;
  readonly otherHolderCount: bigint | null;
  readonly resaleHolderShare: Ratio;
  readonly firstCheckInAt: Date | null;
  readonly lastCheckInAt: Date | null;
}
