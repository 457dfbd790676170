const MILLION = 1_000_000;

/** A number rounded to whole millionths: statistics are stored no finer than they are known. */
export function roundToMillionths(value: number): number {
  return Math.round(value * MILLION);
}
