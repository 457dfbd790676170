import type { EvaluatedWorld } from "../world/load-world.ts";
import type { QualityLine } from "./figure.ts";
import { measureAblation } from "./measure-ablation.ts";
import { measureBaselines } from "./measure-baselines.ts";
import { measureClusters } from "./measure-clusters.ts";
import { measureDelay } from "./measure-delay.ts";
import { measureEvidence } from "./measure-evidence.ts";
import { measureFalsePositives } from "./measure-false-positives.ts";
import { measureRanking } from "./measure-ranking.ts";
import { measureSales } from "./measure-sales.ts";

/** Every figure of detection quality over all worlds together. */
export function measureWorlds(worlds: readonly EvaluatedWorld[]): QualityLine[] {
  const found = worlds.map(({ truth, flags }) => ({ truth, clusters: flags.map(({ wallets }) => wallets) }));
  return [
    ...measureRanking(worlds),
    ...measureFalsePositives(worlds),
    ...measureClusters("cluster", found),
    ...measureDelay(worlds),
    ...measureEvidence(worlds),
    ...measureSales(worlds),
    ...measureAblation(worlds),
    ...measureBaselines(worlds),
  ];
}
