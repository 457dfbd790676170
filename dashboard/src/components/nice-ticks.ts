const STEPS = [1, 2, 2.5, 5, 10];

/**
 * Round values from 0 to at least `highest`, for an axis that starts at 0.
 * @param mostSteps how many steps there may be
 * @param isWhole whether only whole numbers make sense, as for counts
 */
export function niceTicks(highest: number, mostSteps: number, isWhole = false): number[] {
  if (!(highest > 0)) return [0, 1];
  const power = 10 ** Math.floor(Math.log10(highest / mostSteps));
  const fitting = STEPS.map((step) => step * power).find(
    (step) => step * mostSteps >= highest && (!isWhole || Number.isInteger(step)),
  );
  const step = fitting ?? (isWhole ? Math.ceil(highest / mostSteps) : 10 * power);
  const count = Math.ceil(highest / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}
