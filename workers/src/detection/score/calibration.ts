import { CASE_THRESHOLD } from "./bands.ts";
import type { ScoreModel } from "./score-model.ts";

type Calibration = ScoreModel["calibration"];

/** Probability of a logit: that of the last step at or below it. */
export function calibrate(calibration: Calibration, logit: number): number {
  const [, lowest = 0] = calibration[0] ?? [];
  return calibration.findLast(([from]) => from <= logit)?.[1] ?? lowest;
}

/** Lowest logit that makes a case; infinite when none does. */
export function caseLogit(calibration: Calibration): number {
  return (
    calibration.find(([, probability]) => probability >= CASE_THRESHOLD)?.[0] ?? Number.POSITIVE_INFINITY
  );
}
