import type { ScoreCell } from "../measure/ranking.ts";
import { boundValue, drawWorlds, type Estimate } from "./bootstrap.ts";
import { drawPoisson } from "./poisson.ts";

/** The mean over worlds of a figure of each one's ranking; a world drawn twice counts twice, with what is drawn of it each time. */
export function estimateWorldMean(
  cellsOfWorlds: readonly (readonly ScoreCell[])[],
  measure: (cells: readonly ScoreCell[]) => number | null,
): Estimate {
  return boundValue(meanOf(cellsOfWorlds.map(measure)), (random) => {
    const times = drawWorlds(cellsOfWorlds.length, random);
    const draw = ({ score, positives, negatives }: ScoreCell) => ({
      score,
      positives: drawPoisson(positives, random),
      negatives: drawPoisson(negatives, random),
    });
    const figures = cellsOfWorlds.flatMap((cells, index) =>
      Array.from({ length: times[index] ?? 0 }, () => measure(cells.map(draw))),
    );
    return meanOf(figures);
  });
}

/** Of those that have a meaning; null where none has. */
function meanOf(figures: readonly (number | null)[]): number | null {
  const known = figures.filter((each) => each !== null);
  return known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0) / known.length;
}
