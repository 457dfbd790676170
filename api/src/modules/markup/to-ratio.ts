import type { NullReason } from "@facevalue/core";
import { trimDecimal } from "../../exact/trim-decimal.ts";
import type { Ratio } from "../../generated/resolver-types.ts";

/** A figure from its two columns. A null without a stored reason is one that was not computed. */
export function toRatio(value: string | null, reason: NullReason | null): Ratio {
  if (value === null) return { value: null, reason: reason ?? "NOT_COMPUTED" };
  return { value: trimDecimal(value), reason: null };
}
