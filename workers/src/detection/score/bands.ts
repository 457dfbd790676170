export const BANDS = ["high", "normal", "watch", "none"] as const;
export type Band = (typeof BANDS)[number];

/** Probability from which an entity is a case. */
export const CASE_THRESHOLD = 0.6;
const HIGH_THRESHOLD = 0.9;
const WATCH_THRESHOLD = 0.3;
const FEWEST_FAMILIES = 2;

/** A case rests on two families of evidence at least; with one it is watched, whatever its probability. */
export function bandOf(probability: number, familyCount: number): Band {
  if (probability < WATCH_THRESHOLD) return "none";
  if (probability < CASE_THRESHOLD || familyCount < FEWEST_FAMILIES) return "watch";
  return probability < HIGH_THRESHOLD ? "normal" : "high";
}
