import { mergeCells, type ScoreCell } from "../measure/ranking.ts";
import type { Truth } from "../world/truth.ts";
import type { JudgedEntity } from "./judge-entities.ts";

/** Entities as a ranking in which each scalper can be found once; those that no entity found are below everything. */
export function caseCells(truth: Truth, judged: readonly JudgedEntity[]): ScoreCell[] {
  const cells = judged.flatMap(({ score, verdict }) => {
    if (verdict === "ignored" || verdict === "repeat") return [];
    return [{ score, positives: Number(verdict === "hit"), negatives: Number(verdict === "wrong") }];
  });
  const scalpers = truth.controllers.filter(({ label }) => label === "scalper").length;
  const found = judged.filter(({ verdict }) => verdict === "hit").length;
  return mergeCells([...cells, { score: -1, positives: scalpers - found, negatives: 0 }]);
}

/** Entities by whether they are a scalper's, for calibration and the first cases: a further right one is right, too. */
export function entityCells(judged: readonly JudgedEntity[]): ScoreCell[] {
  const cells = judged.flatMap(({ score, verdict }) => {
    if (verdict === "ignored") return [];
    const isRight = verdict === "hit" || verdict === "repeat";
    return [{ score, positives: Number(isRight), negatives: Number(!isRight) }];
  });
  return mergeCells(cells);
}
