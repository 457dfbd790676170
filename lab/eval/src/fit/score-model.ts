/** The file with which the product scores: see `workers/src/detection/score`. */
export interface ScoreModelFile {
  readonly version: string;
  readonly heads: Readonly<Record<string, HeadFile>>;
  readonly innocenceCap: number;
  readonly signals: Readonly<Record<string, CurveFile>>;
  /** [logit, probability], ascending: the probability of the last step at or below a logit. */
  readonly calibration: readonly Step[];
  readonly fittedOn: readonly string[];
}

export interface HeadFile {
  readonly intercept: number;
  readonly families: readonly string[];
}

export interface CurveFile {
  readonly family: string;
  /** "falling": the lower the value, the more it weighs. */
  readonly direction?: "rising" | "falling";
  readonly steps: readonly Step[];
  readonly minimumPercentile?: number;
}

export type Step = readonly [number, number];

/** Contribution of a value: rising, that of the last step from which it is on; falling, of the first that it is up to. */
export function curveAt({ steps, direction }: Pick<CurveFile, "steps" | "direction">, value: number): number {
  const step =
    direction === "falling"
      ? steps.find(([upTo]) => value <= upTo)
      : steps.findLast(([from]) => from <= value);
  return step?.[1] ?? 0;
}
