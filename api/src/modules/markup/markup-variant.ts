import type { MarkupAdjustment, MarkupBasis } from "../../generated/resolver-types.ts";

/** Which of the stored figures: what prices are compared in, and which resales count. */
export interface MarkupVariant {
  readonly basis: MarkupBasis;
  readonly adjustment: MarkupAdjustment;
}

export const MARKUP_IN_TOKENS: MarkupVariant = { basis: "TOKEN", adjustment: "RAW" };
