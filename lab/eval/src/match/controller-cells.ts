import { mergeCells, type ScoreCell } from "../measure/ranking.ts";
import type { TrueController } from "../world/truth.ts";
import { UNJUDGED } from "./judge-entities.ts";
import type { ScoredController } from "./score-controllers.ts";

/**
 * Scalpers against everybody who is none; wash traders, opportunists and purses are left out.
 * @param isCounted which of the scalpers count; all unless given
 */
export function controllerCells(
  scored: readonly ScoredController[],
  isCounted: (scalper: TrueController) => boolean = () => true,
): ScoreCell[] {
  const cells = scored.flatMap(({ controller, score }) => {
    if (UNJUDGED.has(controller.label)) return [];
    const isPositive = controller.label === "scalper";
    if (isPositive && !isCounted(controller)) return [];
    return [{ score, positives: Number(isPositive), negatives: Number(!isPositive) }];
  });
  return mergeCells(cells);
}
