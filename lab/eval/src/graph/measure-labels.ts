import { estimateClusters } from "../bootstrap/estimate-clusters.ts";
import { countClusters } from "../measure/cluster-counts.ts";
import type { ClusterScores } from "../measure/cluster-scores.ts";
import { figure, type QualityFigure } from "../report/figure.ts";

type Clusters = readonly (readonly string[])[];

/** B³ and pairwise measures over labelled nodes; bounds by drawing true clusters. */
export function measureLabels(name: string, truth: Clusters, predicted: Clusters): QualityFigure[] {
  const clusterOf = new Map(
    predicted.flatMap((names, index) => names.map((each) => [each, `cluster ${index}`] as const)),
  );
  const counts = countClusters(truth, clusterOf);
  const labelled = counts.reduce((sum, { items }) => sum + items, 0);
  const measure = (suffix: string, pick: (scores: ClusterScores) => number | null) =>
    figure(`${name}.${suffix}`, estimateClusters([counts], pick), labelled);
  return [
    measure("b_cubed_precision", ({ bCubed }) => bCubed.precision),
    measure("b_cubed_recall", ({ bCubed }) => bCubed.recall),
    measure("b_cubed_f1", ({ bCubed }) => bCubed.f1),
    measure("pairwise_precision", ({ pairwise }) => pairwise.precision),
    measure("pairwise_recall", ({ pairwise }) => pairwise.recall),
    measure("pairwise_f1", ({ pairwise }) => pairwise.f1),
  ];
}
