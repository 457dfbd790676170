import { mergeCells, type ScoreCell } from "../measure/ranking.ts";
import { UNJUDGED } from "./judge-entities.ts";
import type { ScoredController } from "./score-controllers.ts";

/**
 * Scalpers against everybody who is none; wash traders, opportunists and purses are left out.
 * @param level only scalpers of this adversary level; null for all
 */
export function controllerCells(
  scored: readonly ScoredController[],
  level: string | null = null,
): ScoreCell[] {
  const cells = scored.flatMap(({ controller, score }) => {
    if (UNJUDGED.has(controller.label)) return [];
    const isPositive = controller.label === "scalper";
    if (isPositive && level !== null && controller.level !== level) return [];
    return [{ score, positives: Number(isPositive), negatives: Number(!isPositive) }];
  });
  return mergeCells(cells);
}
