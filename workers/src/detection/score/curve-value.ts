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

/** `curveValue` of one curve, for many values. */
export function compileCurve({ steps, direction }: Curve): (value: number) => number {
  const places = Float64Array.from(steps, ([place]) => toMillionths(place));
  const weights = Float64Array.from(steps, ([, weight]) => toMillionths(weight));
  const count = places.length;
  if (direction === "rising") {
    return (value) => {
      let step = count - 1;
      while (step >= 0 && (places[step] as number) > value) step -= 1;
      return step < 0 ? 0 : (weights[step] as number);
    };
  }
  return (value) => {
    let step = 0;
    while (step < count && value > (places[step] as number)) step += 1;
    return step === count ? 0 : (weights[step] as number);
  };
}
