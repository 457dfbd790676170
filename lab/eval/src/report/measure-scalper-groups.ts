import { estimateCurve } from "../bootstrap/estimates.ts";
import { controllerCells } from "../match/controller-cells.ts";
import type { ScoredController } from "../match/score-controllers.ts";
import { averagePrecision, recallAtPrecision } from "../measure/precision-recall.ts";
import { atPrevalence, type ScoreCell } from "../measure/ranking.ts";
import type { TrueController } from "../world/truth.ts";
import { figure, type QualityFigure } from "./figure.ts";

/** Share of scalpers among all at which worlds are compared (the goals of the design). */
export const GOAL_PREVALENCE = 0.005;

type Scored = readonly (readonly ScoredController[])[];

/** Scalpers of each level, of each strategy and of all strategies together, each against everybody who is none. */
export function measureScalperGroups(scored: Scored): QualityFigure[] {
  const scalpers = scored.flat().map(({ controller }) => controller);
  const levels = new Set(scalpers.flatMap(({ level }) => level ?? []));
  const strategies = new Set(scalpers.flatMap(({ strategy }) => strategy ?? []));
  return [
    ...[...levels].sort().flatMap((name) => describe(`level.${name}`, scored, ({ level }) => level === name)),
    ...[...strategies]
      .sort()
      .flatMap((name) => describe(`strategy.${name}`, scored, ({ strategy }) => strategy === name)),
    ...(strategies.size > 0 ? describe("unseen", scored, ({ strategy }) => strategy !== null) : []),
  ];
}

function describe(
  name: string,
  scored: Scored,
  isCounted: (scalper: TrueController) => boolean,
): QualityFigure[] {
  const cells = scored.map((each) => controllerCells(each, isCounted));
  const scalpers = cells.flat().reduce((sum, { positives }) => sum + positives, 0);
  const atGoal = (pooled: readonly ScoreCell[]) => atPrevalence(pooled, GOAL_PREVALENCE);
  return [
    figure(
      `${name}.pr_auc_at_half_percent`,
      estimateCurve(cells, (pooled) => averagePrecision(atGoal(pooled))),
      scalpers,
    ),
    figure(
      `${name}.recall_at_precision_90`,
      estimateCurve(cells, (pooled) => recallAtPrecision(atGoal(pooled), 0.9)),
      scalpers,
    ),
  ];
}
