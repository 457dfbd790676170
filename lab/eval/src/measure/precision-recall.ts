import { mergeCells, type ScoreCell } from "./ranking.ts";

export interface CurvePoint {
  /** Everything with this score or more is flagged. */
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
}

/** Precision and recall at every threshold, falling; empty without positives, where recall has no meaning. */
export function precisionRecallCurve(cells: readonly ScoreCell[]): CurvePoint[] {
  const merged = mergeCells(cells);
  const total = merged.reduce((sum, { positives }) => sum + positives, 0);
  if (total === 0) return [];
  let [found, wrong] = [0, 0];
  return merged.map(({ score, positives, negatives }) => {
    found += positives;
    wrong += negatives;
    return { threshold: score, precision: found / (found + wrong), recall: found / total };
  });
}

/**
 * Area under the precision-recall curve as average precision, Σ (Rᵢ − Rᵢ₋₁) Pᵢ: no straight line between points, which
 * would be too kind (Davis and Goadrich, 2006). Null without positives.
 */
export function averagePrecision(cells: readonly ScoreCell[]): number | null {
  const curve = precisionRecallCurve(cells);
  if (curve.length === 0) return null;
  let [area, recall] = [0, 0];
  for (const point of curve) {
    area += (point.recall - recall) * point.precision;
    recall = point.recall;
  }
  return area;
}

/** The largest recall of a threshold with at least this precision; 0 where none has it, null without positives. */
export function recallAtPrecision(cells: readonly ScoreCell[], precision: number): number | null {
  const curve = precisionRecallCurve(cells);
  if (curve.length === 0) return null;
  return curve.reduce(
    (most, point) => (point.precision >= precision ? Math.max(most, point.recall) : most),
    0,
  );
}

/** Share of positives among the first `count`; of cells that the limit cuts, the expected part. Null when nothing is ranked. */
export function precisionInFirst(cells: readonly ScoreCell[], count: number): number | null {
  let [seen, found] = [0, 0];
  for (const { positives, negatives } of mergeCells(cells)) {
    const taken = Math.min(count - seen, positives + negatives);
    found += (positives * taken) / (positives + negatives);
    seen += taken;
    if (seen >= count) break;
  }
  return seen === 0 ? null : found / seen;
}
