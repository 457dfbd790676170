import type { DemandFigure, NullReason } from "@facevalue/core";
import { toDecimalString } from "../../exact/exact-decimal.ts";
import type { Ratio } from "../../generated/resolver-types.ts";

const PLACES = 18;

/** A stored ratio, numeric text with 18 places, as a count of 10^-18. */
export function storedRatio(text: string): bigint {
  return BigInt(text.replace(".", ""));
}

/** A stored figure with its reason. */
export function storedFigure(text: string | null, reason: NullReason | null): DemandFigure {
  if (text !== null) return { value: storedRatio(text), reason: null };
  return { value: null, reason: reason ?? "NOT_COMPUTED" };
}

/** A figure in counts of 10^-18 as it is served. */
export function servedRatio({ value, reason }: { value: bigint | null; reason: NullReason | null }): Ratio {
  if (value === null) return { value: null, reason: reason ?? "NOT_COMPUTED" };
  return { value: toDecimalString(value, PLACES), reason: null };
}
