import type { Example } from "./example.ts";
import { curveAt, type ScoreModelFile } from "./score-model.ts";

/** Share of the way from the intercept to a case that one family can go at most, as in the product. */
export const FAMILY_SHARE = 0.6;
/** From which an entity is a case, as in the product. */
export const CASE_PROBABILITY = 0.6;

type Curves = Pick<ScoreModelFile, "heads" | "signals" | "innocenceCap" | "calibration">;

/**
 * Log-odds of an example by the head of commercial scalping: intercept and the capped sums of its families; the intercept alone of
 * one that nothing is held against, as in the product.
 */
export function rawScore(model: Curves, { measured }: Pick<Example, "measured">): number {
  const { intercept = 0, families = [] } = model.heads.commercial ?? {};
  const cap = FAMILY_SHARE * (caseLogit(model) - intercept);
  const sums = new Map<string, number>(families.map((family) => [family, 0]));
  for (const [code, value] of Object.entries(measured)) {
    const curve = model.signals[code];
    const sum = curve === undefined ? undefined : sums.get(curve.family);
    if (curve !== undefined && sum !== undefined) sums.set(curve.family, sum + curveAt(curve, value));
  }
  if ([...sums].every(([family, sum]) => family === "INN" || sum === 0)) return intercept;
  const capped = [...sums].map(([family, sum]) =>
    family === "INN" ? Math.max(sum, -model.innocenceCap) : Math.min(sum, cap),
  );
  return capped.reduce((total, sum) => total + sum, intercept);
}

/** Lowest logit that makes a case; that of the highest step when none does. */
function caseLogit({ calibration }: Curves): number {
  const step = calibration.find(([, probability]) => probability >= CASE_PROBABILITY) ?? calibration.at(-1);
  return step?.[0] ?? 0;
}
