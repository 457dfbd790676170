import type { ClusterCounts } from "./cluster-counts.ts";

export interface PrecisionRecall {
  /** Null where nothing was predicted. */
  readonly precision: number | null;
  /** Null where there is nothing to find. */
  readonly recall: number | null;
  readonly f1: number | null;
}

export interface ClusterScores {
  readonly bCubed: PrecisionRecall;
  readonly pairwise: PrecisionRecall;
}

/** B³ is the mean over items; pairwise counts pairs of items in one cluster. */
export function scoreClusters(counts: readonly ClusterCounts[]): ClusterScores {
  const sum = (key: keyof ClusterCounts) => counts.reduce((total, each) => total + each[key], 0);
  const items = sum("items");
  return {
    bCubed: precisionRecall(quotient(sum("precisionSum"), items), quotient(sum("recallSum"), items)),
    pairwise: precisionRecall(
      quotient(sum("rightPairs"), sum("predictedPairs")),
      quotient(sum("rightPairs"), sum("truePairs")),
    ),
  };
}

/** The harmonic mean beside both; null when one is unknown. */
export function precisionRecall(precision: number | null, recall: number | null): PrecisionRecall {
  if (precision === null || recall === null) return { precision, recall, f1: null };
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

/** Null instead of a division by zero. */
export function quotient(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
