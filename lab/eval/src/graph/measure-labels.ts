import { estimateUnits, type Weighted, weightedSum } from "../bootstrap/estimates.ts";
import { type ClusterCounts, countClusters } from "../measure/cluster-counts.ts";
import { type ClusterScores, scoreClusters } from "../measure/cluster-scores.ts";
import { figure, type QualityFigure } from "../report/figure.ts";

type Clusters = readonly (readonly string[])[];

/** B³ and pairwise measures over labelled nodes; bounds by drawing true clusters. */
export function measureLabels(name: string, truth: Clusters, predicted: Clusters): QualityFigure[] {
  const clusterOf = new Map(
    predicted.flatMap((names, index) => names.map((each) => [each, String(index)] as const)),
  );
  const counts = countClusters(truth, clusterOf);
  const measure = (suffix: string, pick: (scores: ClusterScores) => number | null) => {
    const estimate = estimateUnits([counts], (units) => pick(scoreClusters([sumCounts(units)])));
    return figure(`${name}.${suffix}`, estimate, clusterOf.size);
  };
  return [
    measure("b_cubed_precision", ({ bCubed }) => bCubed.precision),
    measure("b_cubed_recall", ({ bCubed }) => bCubed.recall),
    measure("b_cubed_f1", ({ bCubed }) => bCubed.f1),
    measure("pairwise_precision", ({ pairwise }) => pairwise.precision),
    measure("pairwise_recall", ({ pairwise }) => pairwise.recall),
    measure("pairwise_f1", ({ pairwise }) => pairwise.f1),
  ];
}

/** Sums over clusters, each as often as it was drawn. */
export function sumCounts(units: readonly Weighted<ClusterCounts>[]): ClusterCounts {
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
