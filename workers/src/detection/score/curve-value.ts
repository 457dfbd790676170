import type { Curve } from "./score-model.ts";

const MILLION = 1_000_000;

/** A number as a whole count of millionths. */
export function toMillionths(value: number): number {
  return Math.round(value * MILLION);
}

/**
 * What a curve adds to the logit, in millionths.
 * @param value in millionths
 */
export function curveValue({ steps, direction }: Curve, value: number): number {
  const step =
    direction === "rising"
      ? steps.findLast(([from]) => toMillionths(from) <= value)
      : steps.find(([to]) => value <= toMillionths(to));
  return step === undefined ? 0 : toMillionths(step[1]);
}

/** The value from which a curve contributes at all, in millionths. */
export function thresholdOf({ steps, direction }: Curve): number {
  const weighing = steps.filter(([, weight]) => weight !== 0);
  const [threshold = 0] = (direction === "rising" ? weighing[0] : weighing.at(-1)) ?? [];
  return toMillionths(threshold);
}
