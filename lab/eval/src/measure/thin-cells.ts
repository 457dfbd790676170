import { mergeCells, type ScoreCell } from "./ranking.ts";

/**
 * Joins negatives between which no world has a positive, which changes neither the area under the precision-recall curve nor
 * any recall at a precision, whatever the weights: both are taken where a positive is found. A hundred thousand scores
 * become twice as many cells as there are positives.
 */
export function thinCells(cellsOfWorlds: readonly (readonly ScoreCell[])[]): ScoreCell[][] {
  const scores = cellsOfWorlds.flat().flatMap(({ score, positives }) => (positives > 0 ? [score] : []));
  const steps = [...new Set(scores)].sort((left, right) => right - left);
  return cellsOfWorlds.map((cells) => {
    let step = 0;
    const moved = mergeCells(cells).map((cell) => {
      while (step < steps.length && (steps[step] ?? 0) > cell.score) step++;
      return (steps[step] ?? Number.NaN) === cell.score ? cell : { ...cell, score: justBelow(steps, step) };
    });
    return mergeCells(moved);
  });
}

/** A score between two steps that stands for all between them. */
function justBelow(steps: readonly number[], step: number): number {
  const [above, below] = [steps[step - 1], steps[step]];
  if (above === undefined) return (below ?? 0) + 1;
  return below === undefined ? above - 1 : (above + below) / 2;
}
