import { AppError } from "@facevalue/core";
import type { Example } from "./example.ts";
import { fitCalibration, type Outcome } from "./fit-calibration.ts";
import { type FitOptions, fitCurves } from "./fit-curves.ts";
import { rawScore } from "./raw-score.ts";
import type { ScoreModelFile } from "./score-model.ts";
import { withoutOffers } from "./without-offers.ts";

const FEWEST_SCALPERS = 20;
/** Caps depend on the calibration and it on the caps: a few turns settle both. */
const TURNS = 4;

/**
 * Curves fitted on all worlds, each entity once more without its offers, so that the score does not rest on what a seller can do
 * without; and a calibration fitted on log-odds that each world got from curves fitted on the others, so
 * that it does not believe what was learnt by heart.
 * @throws BAD_USER_INPUT when there are too few scalpers to learn from
 */
export function fitModel(
  examples: readonly Example[],
  prior: ScoreModelFile,
  options: FitOptions & { readonly version: string },
): ScoreModelFile {
  if (examples.filter(({ isScalper }) => isScalper).length < FEWEST_SCALPERS)
    throw new AppError(
      "BAD_USER_INPUT",
      `Fewer than ${FEWEST_SCALPERS} scalpers: give more or larger worlds.`,
    );
  const worlds = [...new Set(examples.map(({ world }) => world))];
  const whole = withCurves(prior, examples, options);
  const folds = worlds.map((world) => {
    const others = examples.filter((example) => example.world !== world);
    const model = worlds.length === 1 ? whole : withCurves(prior, others, options);
    return { model, held: examples.filter((example) => example.world === world) };
  });
  let { calibration } = prior;
  for (let turn = 0; turn < TURNS; turn++) {
    const known = calibration;
    const outcomes = folds.flatMap(({ model, held }) =>
      held.map(
        (example): Outcome => ({
          logit: rawScore({ ...model, calibration: known }, example),
          isScalper: example.isScalper,
        }),
      ),
    );
    calibration = fitCalibration(outcomes);
  }
  return { ...whole, calibration, version: options.version, fittedOn: worlds };
}

function withCurves(
  prior: ScoreModelFile,
  examples: readonly Example[],
  options: FitOptions,
): ScoreModelFile {
  const { intercept, signals } = fitCurves([...examples, ...examples.map(withoutOffers)], prior, options);
  const heads = Object.fromEntries(
    Object.entries(prior.heads).map(([name, head]) => [
      name,
      name === "wash" ? head : { ...head, intercept },
    ]),
  );
  return { ...prior, heads, signals };
}
