import { estimateClusters } from "../bootstrap/estimate-clusters.ts";
import { type ClusterCounts, countClusters } from "../measure/cluster-counts.ts";
import type { ClusterScores } from "../measure/cluster-scores.ts";
import type { TrueController, Truth } from "../world/truth.ts";
import { figure, type QualityFigure } from "./figure.ts";

/** A true cluster with the label of its controller. */
interface LabelledCounts extends ClusterCounts {
  readonly isScalper: boolean;
}

export interface ClusteredWorld {
  readonly truth: Truth;
  readonly clusters: readonly (readonly string[])[];
}

/**
 * How well wallets are put together. Infrastructure and wallets that never held a ticket are left out. B³ is over scalpers' wallets: over all it would be near 1
 * for anything, since most people have one wallet. Pairs are over all wallets, so that joined fans count against precision.
 */
export function measureClusters(name: string, worlds: readonly ClusteredWorld[]): QualityFigure[] {
  const counts = worlds.map(countWorld);
  const scalpers = counts.map((each) => each.filter(({ isScalper }) => isScalper));
  const paired = counts.map((each) => each.filter((one) => one.predictedPairs > 0 || one.truePairs > 0));
  const items = (lists: LabelledCounts[][]) => lists.flat().reduce((sum, each) => sum + each.items, 0);
  const figures = (
    lists: LabelledCounts[][],
    suffix: string,
    pick: (scores: ClusterScores) => number | null,
  ) => figure(`${name}.${suffix}`, estimateClusters(lists, pick), items(lists));
  return [
    figures(scalpers, "b_cubed_precision", ({ bCubed }) => bCubed.precision),
    figures(scalpers, "b_cubed_recall", ({ bCubed }) => bCubed.recall),
    figures(scalpers, "b_cubed_f1", ({ bCubed }) => bCubed.f1),
    figures(paired, "pairwise_precision", ({ pairwise }) => pairwise.precision),
    figures(scalpers, "pairwise_recall", ({ pairwise }) => pairwise.recall),
    figures(scalpers, "pairwise_f1", ({ pairwise }) => pairwise.f1),
  ];
}

function countWorld({ truth, clusters }: ClusteredWorld): LabelledCounts[] {
  const controllers = truth.controllers.filter(isPerson);
  const predicted = new Map<string, string>();
  clusters.forEach((wallets, index) => {
    for (const wallet of wallets) predicted.set(wallet, `cluster ${index}`);
  });
  const counts = countClusters(
    controllers.map(({ wallets }) => wallets.filter((wallet) => truth.traders.has(wallet))),
    predicted,
  );
  return counts.map((each, index) => ({ ...each, isScalper: controllers[index]?.label === "scalper" }));
}

const isPerson = ({ label }: TrueController) => label !== "infrastructure" && label !== "purse";
