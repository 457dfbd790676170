import { estimateCurve } from "../bootstrap/estimates.ts";
import { controllerCells } from "../match/controller-cells.ts";
import { scoreControllers } from "../match/score-controllers.ts";
import { averagePrecision } from "../measure/precision-recall.ts";
import type { Flag } from "../product/flag.ts";
import type { EvaluatedWorld } from "../world/load-world.ts";
import { figure, type QualityFigure } from "./figure.ts";

/**
 * PR-AUC of true controllers when a family of signals says nothing, and when it alone speaks. The score is a sum, so leaving
 * a family out is exact; entities stay as they were found.
 */
export function measureAblation(worlds: readonly EvaluatedWorld[]): QualityFigure[] {
  const reasons = worlds.flatMap(({ flags }) => flags.flatMap((flag) => allReasons(flag)));
  const families = [...new Set(reasons.map(({ family }) => family))].sort();
  const estimate = (isHeard: (family: string) => boolean) => {
    const cells = worlds.map(({ truth, flags }) =>
      controllerCells(
        scoreControllers(
          truth,
          flags.map((flag) => rankBy(flag, isHeard)),
        ),
      ),
    );
    return {
      area: estimateCurve(cells, averagePrecision),
      n: cells.flat().reduce((sum, each) => sum + each.positives, 0),
    };
  };
  const measure = (name: string, isHeard: (family: string) => boolean) => {
    const { area, n } = estimate(isHeard);
    return figure(`ablation.${name}.pr_auc`, area, n);
  };
  return [
    measure("all", () => true),
    ...families.map((left) => measure(`without.${left}`, (family) => family !== left)),
    ...families.map((only) => measure(`only.${only}`, (family) => family === only)),
  ];
}

/** Above 0 whatever the sum is, since 0 is for those who have no score. */
function rankBy({ wallets, reasons, innocence }: Flag, isHeard: (family: string) => boolean) {
  const heard = [...reasons, ...innocence].filter(({ family }) => isHeard(family));
  const sum = heard.reduce((total, { contribution }) => total + contribution, 0);
  return { wallets, score: 1 / (1 + Math.exp(-sum)) };
}

const allReasons = ({ reasons, innocence }: Flag) => [...reasons, ...innocence];
