import type { ScoreCell } from "./ranking.ts";

const BINS = 10;

export interface CalibrationBin {
  readonly count: number;
  readonly meanScore: number;
  readonly share: number;
}

/** Mean score and share of positives in ten bins of equal width; empty bins are left out. */
export function calibrationBins(cells: readonly ScoreCell[]): CalibrationBin[] {
  const sums = Array.from({ length: BINS }, () => ({ count: 0, scores: 0, positives: 0 }));
  for (const { score, positives, negatives } of cells) {
    const bin = sums[Math.min(BINS - 1, Math.floor(score * BINS))];
    if (bin === undefined) continue;
    bin.count += positives + negatives;
    bin.scores += score * (positives + negatives);
    bin.positives += positives;
  }
  return sums
    .filter(({ count }) => count > 0)
    .map(({ count, scores, positives }) => ({ count, meanScore: scores / count, share: positives / count }));
}

/** Expected calibration error: Σ nᵦ/n |shareᵦ − meanᵦ| (Naeini et al., 2015). Null without cells. */
export function expectedCalibrationError(cells: readonly ScoreCell[]): number | null {
  const bins = calibrationBins(cells);
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  return (
    bins.reduce((sum, { count, meanScore, share }) => sum + count * Math.abs(share - meanScore), 0) / total
  );
}

/** 1 − Brier score / that of always saying the prevalence (Brier, 1950). Null where all are of one kind. */
export function brierSkill(cells: readonly ScoreCell[]): number | null {
  let [positives, total, error] = [0, 0, 0];
  for (const cell of cells) {
    positives += cell.positives;
    total += cell.positives + cell.negatives;
    error += cell.positives * (1 - cell.score) ** 2 + cell.negatives * cell.score ** 2;
  }
  const reference = total === 0 ? 0 : (positives * (total - positives)) / total;
  return reference === 0 ? null : 1 - error / reference;
}
