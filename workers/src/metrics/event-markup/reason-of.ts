import type { NullReason } from "@facevalue/core";

/** Why there are too few values: the reason that holds for every resale, else that they are too few. */
export function reasonOf(exclusions: readonly (NullReason | null)[]): NullReason {
  const [first] = exclusions;
  if (first === undefined) return "NO_SALES";
  return first !== null && exclusions.every((reason) => reason === first) ? first : "LOW_N";
}
