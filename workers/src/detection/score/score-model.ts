import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { SIGNAL_FAMILIES } from "../signals/signal.ts";

export const HEADS = ["limit", "commercial", "wash"] as const;
export type Head = (typeof HEADS)[number];

const step = z.tuple([z.number(), z.number()]);
const steps = z.array(step).min(1);
const family = z.enum(SIGNAL_FAMILIES);
const head = z.strictObject({ intercept: z.number().negative(), families: z.array(family) });
const curve = z.strictObject({
  family,
  /** "falling": the lower the value, the more it weighs. */
  direction: z.enum(["rising", "falling"]).default("rising"),
  /** [value, contribution]. Rising: from this value on. Falling: up to this value. */
  steps,
  /** From which place in its cohort on it contributes, 0 to 1. */
  minimumPercentile: z.number().min(0).max(1).default(0),
});
const model = z.strictObject({
  version: z.string().min(1),
  heads: z.strictObject({ limit: head, commercial: head, wash: head }),
  /** How far innocence evidence may lower a score, in logits. */
  innocenceCap: z.number().positive(),
  signals: z.record(z.string(), curve),
  /** [logit, probability]: from this logit on; below the first, the first's. */
  calibration: steps,
  /** Names of the worlds that it was fitted on. */
  fittedOn: z.array(z.string()),
});

export type Curve = z.infer<typeof curve>;
/** Curves of every signal and the calibration: a file that experts write and a fit may replace. Logits are natural logarithms of odds. */
export type ScoreModel = z.infer<typeof model>;

/**
 * Checks what the score relies on: values ascend, evidence never lowers a score and innocence never raises it, and a calibrated
 * probability never falls with the logit.
 * @throws TypeError naming what is wrong
 */
export function parseScoreModel(content: unknown): ScoreModel {
  const parsed = model.parse(content);
  for (const [code, { steps, direction, family }] of Object.entries(parsed.signals)) {
    const weights = steps.map(([, weight]) => (family === "INN" ? -weight : weight));
    const ordered = direction === "rising" ? weights : weights.toReversed();
    if (!doAscend(steps.map(([value]) => value)) || !doAscend([0, ...ordered])) {
      throw new TypeError(`the curve of ${code} is not monotone`);
    }
  }
  const { calibration } = parsed;
  const probabilities = calibration.map(([, probability]) => probability);
  if (!doAscend(calibration.map(([logit]) => logit)) || !doAscend([0, ...probabilities, 1])) {
    throw new TypeError("the calibration is not monotone");
  }
  return parsed;
}

function doAscend(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value >= (values[index - 1] ?? value));
}

/** The model that this version of the product scores with. */
export const SCORE_MODEL: ScoreModel = parseScoreModel(
  JSON.parse(readFileSync(join(import.meta.dirname, "score-model.json"), "utf8")),
);
