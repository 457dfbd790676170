import type { ClusterCounts } from "../measure/cluster-counts.ts";
import { type ClusterScores, scoreClusters } from "../measure/cluster-scores.ts";
import { bootstrap, type Estimate } from "./bootstrap.ts";
import { type Weighted, weightedSum } from "./estimates.ts";

/**
 * Bounds of a measure of clusters; true clusters are drawn as they are. Those of equal counts, such as all that are one node found
 * alone, are drawn together, as often as so many draws of one would be.
 */
export function estimateClusters(
  countsOfWorlds: readonly (readonly ClusterCounts[])[],
  pick: (scores: ClusterScores) => number | null,
): Estimate {
  return bootstrap({
    samples: countsOfWorlds.map((counts) => ({ units: joinEqual(counts) })),
    resample: ({ unit, weight }, draw) => ({ unit, weight: draw(weight) }),
    measure: (units) => pick(scoreClusters([sumCounts(units)])),
  });
}

/** In the order in which counts first come. */
export function joinEqual(counts: readonly ClusterCounts[]): Weighted<ClusterCounts>[] {
  const groups = Map.groupBy(counts, (each) => KEYS.map((key) => each[key]).join());
  return [...groups.values()].flatMap(([unit, ...others]) =>
    unit === undefined ? [] : [{ unit, weight: others.length + 1 }],
  );
}

const KEYS = [
  "items",
  "precisionSum",
  "recallSum",
  "truePairs",
  "rightPairs",
  "predictedPairs",
] as const satisfies readonly (keyof ClusterCounts)[];

/** Sums over clusters, each as often as it was drawn. */
function sumCounts(units: readonly Weighted<ClusterCounts>[]): ClusterCounts {
  const sum = (key: keyof ClusterCounts) => weightedSum(units, (unit) => unit[key]);
  return {
    items: sum("items"),
    precisionSum: sum("precisionSum"),
    recallSum: sum("recallSum"),
    truePairs: sum("truePairs"),
    rightPairs: sum("rightPairs"),
    predictedPairs: sum("predictedPairs"),
  };
}
