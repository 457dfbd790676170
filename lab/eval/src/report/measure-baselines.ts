import { estimateCurve } from "../bootstrap/estimates.ts";
import { controllerCells } from "../match/controller-cells.ts";
import { scoreControllers } from "../match/score-controllers.ts";
import { averagePrecision, recallAtPrecision } from "../measure/precision-recall.ts";
import { atPrevalence, type ScoreCell } from "../measure/ranking.ts";
import type { Baseline, EvaluatedWorld } from "../world/load-world.ts";
import { figure, type QualityFigure } from "./figure.ts";
import { measureClusters } from "./measure-clusters.ts";

const GOAL_PREVALENCE = 0.005;

/** The same measures of simple methods, where every world has what they need. */
export function measureBaselines(worlds: readonly EvaluatedWorld[]): QualityFigure[] {
  const names = Object.keys(worlds[0]?.baselines ?? {});
  return names.flatMap((name) => {
    const known = worlds.flatMap(({ truth, baselines }) => {
      const baseline = baselines[name];
      return baseline === undefined ? [] : [{ truth, baseline }];
    });
    return known.length < worlds.length ? [] : measureBaseline(name, known);
  });
}

function measureBaseline(
  name: string,
  worlds: readonly { truth: EvaluatedWorld["truth"]; baseline: Baseline }[],
): QualityFigure[] {
  const cells = worlds.map(({ truth, baseline }) =>
    controllerCells(scoreControllers(truth, baseline.ranking)),
  );
  const scalpers = cells.flat().reduce((sum, { positives }) => sum + positives, 0);
  const atGoal = (pooled: readonly ScoreCell[]) => atPrevalence(pooled, GOAL_PREVALENCE);
  const estimate = (measure: (cells: readonly ScoreCell[]) => number | null) => estimateCurve(cells, measure);
  const clustered = worlds.flatMap(({ truth, baseline: { clusters } }) =>
    clusters === null ? [] : [{ truth, clusters }],
  );
  return [
    figure(`baseline.${name}.pr_auc`, estimate(averagePrecision), scalpers),
    figure(
      `baseline.${name}.pr_auc_at_half_percent`,
      estimate((pooled) => averagePrecision(atGoal(pooled))),
      scalpers,
    ),
    figure(
      `baseline.${name}.recall_at_precision_90`,
      estimate((pooled) => recallAtPrecision(pooled, 0.9)),
      scalpers,
    ),
    ...(clustered.length === 0 ? [] : measureClusters(`baseline.${name}`, clustered)),
  ];
}
