import type { ScoreCell } from "../measure/ranking.ts";
import { thinCells } from "../measure/thin-cells.ts";
import { bootstrap, type Estimate, type Sample } from "./bootstrap.ts";

type Draw = (mean: number) => number;

/** Bounds of a figure of a ranking; each true controller or entity in a cell is drawn by itself. */
export function estimateRanking(
  cellsOfWorlds: readonly (readonly ScoreCell[])[],
  measure: (cells: readonly ScoreCell[]) => number | null,
): Estimate {
  const samples = cellsOfWorlds.map((units) => ({ units }));
  return bootstrap({ samples, resample: drawCell, measure });
}

/** The same for measures that look at the ranking only where a positive is found. */
export function estimateCurve(
  cellsOfWorlds: readonly (readonly ScoreCell[])[],
  measure: (cells: readonly ScoreCell[]) => number | null,
): Estimate {
  return estimateRanking(thinCells(cellsOfWorlds), measure);
}

function drawCell({ score, positives, negatives }: ScoreCell, draw: Draw): ScoreCell {
  return { score, positives: draw(positives), negatives: draw(negatives) };
}

/** A unit that counts as often as its weight says. */
export interface Weighted<Unit> {
  readonly unit: Unit;
  readonly weight: number;
}

/** Bounds of a figure of whole units, such as events or true clusters, that are drawn as they are. */
export function estimateUnits<Unit>(
  unitsOfWorlds: readonly (readonly Unit[])[],
  measure: (units: readonly Weighted<Unit>[]) => number | null,
): Estimate {
  const samples: Sample<Weighted<Unit>>[] = unitsOfWorlds.map((units) => ({
    units: units.map((unit) => ({ unit, weight: 1 })),
  }));
  const resample = ({ unit }: Weighted<Unit>, draw: Draw) => ({ unit, weight: draw(1) });
  return bootstrap({ samples, resample, measure });
}

/** Σ weight × what `pick` takes from the unit. */
export function weightedSum<Unit>(units: readonly Weighted<Unit>[], pick: (unit: Unit) => number): number {
  return units.reduce((sum, { unit, weight }) => sum + weight * pick(unit), 0);
}
