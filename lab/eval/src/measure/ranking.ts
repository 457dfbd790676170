/** How many positives and negatives have one score; counts may be fractions, as weights are. */
export interface ScoreCell {
  readonly score: number;
  readonly positives: number;
  readonly negatives: number;
}

/** Cells by falling score, one per score, so that ties are taken together: their order would be chance. */
export function mergeCells(cells: readonly ScoreCell[]): ScoreCell[] {
  const sorted = cells.filter(isCounted).sort((left, right) => right.score - left.score);
  const merged: ScoreCell[] = [];
  for (const cell of sorted) {
    const last = merged.at(-1);
    if (last?.score === cell.score) merged[merged.length - 1] = add(last, cell);
    else merged.push(cell);
  }
  return merged;
}

const isCounted = ({ positives, negatives }: ScoreCell) => positives > 0 || negatives > 0;

const add = (left: ScoreCell, right: ScoreCell): ScoreCell => ({
  score: left.score,
  positives: left.positives + right.positives,
  negatives: left.negatives + right.negatives,
});

/** Negatives weighted so that positives are `share` of all: comparable between worlds of different prevalence. */
export function atPrevalence(cells: readonly ScoreCell[], share: number): ScoreCell[] {
  const positives = cells.reduce((sum, cell) => sum + cell.positives, 0);
  const negatives = cells.reduce((sum, cell) => sum + cell.negatives, 0);
  const weight = negatives === 0 ? 0 : (positives * (1 - share)) / (share * negatives);
  return cells.map((cell) => ({ ...cell, negatives: cell.negatives * weight }));
}
