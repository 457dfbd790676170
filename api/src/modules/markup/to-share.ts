import type { NullReason } from "@facevalue/core";
import { divideExactly } from "../../exact/exact-decimal.ts";
import { wilsonInterval } from "../../exact/wilson-interval.ts";
import type { MarkupShare, Ratio } from "../../generated/resolver-types.ts";

export interface ShareCounts {
  readonly count: string;
  readonly total: string;
  /** Counts with prices 1 % lower and higher; none where that is not asked. */
  readonly errors: { readonly low: string; readonly high: string } | null;
}

/** A share of counted resales with its interval. @param reason why it is null where there are none */
export function toShare({ count, total, errors }: ShareCounts, reason: NullReason): MarkupShare {
  const whole = BigInt(total);
  const interval = wilsonInterval(BigInt(count), whole);
  const known = (value: string | null | undefined): Ratio =>
    value === null || value === undefined ? { value: null, reason } : { value, reason: null };
  const part = (counted: string) => known(divideExactly(BigInt(counted), whole));
  return {
    share: part(count),
    low: known(interval?.low),
    high: known(interval?.high),
    ifPricesLower: errors === null ? null : part(errors.low),
    ifPricesHigher: errors === null ? null : part(errors.high),
  };
}
