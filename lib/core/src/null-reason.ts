/** Why a figure is null. Stored and served beside every nullable figure. */
export const NULL_REASONS = [
  "LOW_N",
  "NO_SALES",
  "PRICE_UNKNOWN",
  "SPLIT_UNKNOWN",
  "FACE_UNKNOWN",
  "FACE_ZERO",
  "MIXED_CURRENCY",
  "WASH_SUSPECT",
  "TICKETS_UNNUMBERED",
  "CURRENCY_UNKNOWN",
  "FX_MISSING",
  "FX_STALE",
  "NO_CAP",
  "NOT_COMPUTED",
  "FAILED",
] as const;

export type NullReason = (typeof NULL_REASONS)[number];
