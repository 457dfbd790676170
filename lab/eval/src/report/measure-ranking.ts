import { estimateWorldMean } from "../bootstrap/estimate-world-mean.ts";
import { estimateCurve, estimateRanking } from "../bootstrap/estimates.ts";
import { caseCells, entityCells } from "../match/case-cells.ts";
import { controllerCells } from "../match/controller-cells.ts";
import { judgeEntities } from "../match/judge-entities.ts";
import { type RankedEntity, scoreControllers } from "../match/score-controllers.ts";
import { brierSkill, calibrationBins, expectedCalibrationError } from "../measure/calibration.ts";
import {
  averagePrecision,
  precisionInFirst,
  precisionRecallCurve,
  recallAtPrecision,
} from "../measure/precision-recall.ts";
import { atPrevalence, type ScoreCell } from "../measure/ranking.ts";
import type { Flag } from "../product/flag.ts";
import type { EvaluatedWorld } from "../world/load-world.ts";
import { figure, plain, type QualityFigure, type QualityLine } from "./figure.ts";
import { GOAL_PREVALENCE, measureScalperGroups } from "./measure-scalper-groups.ts";

const FIRST_CASES = [20, 50, 100];
/** From which an entity is at least watched (docs/detection.md). */
const WATCH_SCORE = 0.3;
const CURVE_POINTS = 200;
const MOST_REACHED = 1000;

/** How well scalpers are told from everybody else: true controllers, cases, calibration, levels and strategies. */
export function measureRanking(worlds: readonly EvaluatedWorld[]): QualityLine[] {
  const ranked = worlds.map(({ truth, flags }) => ({ truth, entities: rankFlags(flags) }));
  const scored = ranked.map(({ truth, entities }) => scoreControllers(truth, entities));
  const controllers = scored.map((each) => controllerCells(each));
  const judged = ranked.map(({ truth, entities }) => judgeEntities(truth, entities));
  const cases = worlds.map(({ truth }, index) => caseCells(truth, judged[index] ?? []));
  const entities = judged.map(entityCells);
  const calibrated = worlds.map(({ truth, flags }) => entityCells(judgeEntities(truth, flags)));
  const unknown = judged.flat().filter(({ controller }) => controller === null).length;
  return [
    plain("truth.unknown_entities", unknown, judged.flat().length, "entities"),
    ...describe("controller", controllers),
    ...describe("case", cases),
    ...FIRST_CASES.map((count) =>
      figure(
        `case.precision_in_first_${count}`,
        estimateRanking(firstOf(entities), (cells) => precisionInFirst(cells, count)),
        Math.min(count, countAll(entities)),
      ),
    ),
    ...FIRST_CASES.map((count) =>
      figure(
        `case.precision_in_first_${count}_per_world`,
        estimateWorldMean(firstOf(entities), (cells) => precisionInFirst(cells, count)),
        entities.length,
      ),
    ),
    ...describeCalibration(calibrated),
    ...measureScalperGroups(scored),
    { name: "controller.curve", axes: ["recall", "precision"], points: curveOf(controllers) },
  ];
}

/** As much of each world's ranking as the first cases can reach when worlds and entities are drawn again. */
const firstOf = (cells: readonly (readonly ScoreCell[])[]) =>
  cells.map((each) => each.slice(0, MOST_REACHED));

/** Entities by score and, where scores are equal, by the log-odds below them. */
export function rankFlags(flags: readonly Flag[]): RankedEntity[] {
  const hasLogits = flags.every(({ logit }) => logit !== null);
  return flags.map(({ wallets, score, logit }) => ({
    wallets,
    score: hasLogits ? squash(logit ?? 0) : score,
  }));
}

/** Keeps the order and ends above the 0 of those who have no score at all. */
const squash = (logit: number) => 1 / (1 + Math.exp(-logit));

function describe(name: string, cells: readonly (readonly ScoreCell[])[]): QualityFigure[] {
  const scalpers = countPositives(cells);
  const estimate = (measure: (cells: readonly ScoreCell[]) => number | null) => estimateCurve(cells, measure);
  const atGoal = (pooled: readonly ScoreCell[]) => atPrevalence(pooled, GOAL_PREVALENCE);
  return [
    plain(`${name}.prevalence`, scalpers === 0 ? 0 : scalpers / countAll(cells), countAll(cells)),
    figure(`${name}.pr_auc`, estimate(averagePrecision), scalpers),
    figure(
      `${name}.pr_auc_at_half_percent`,
      estimate((pooled) => averagePrecision(atGoal(pooled))),
      scalpers,
    ),
    figure(
      `${name}.recall_at_precision_90`,
      estimate((pooled) => recallAtPrecision(pooled, 0.9)),
      scalpers,
    ),
    figure(
      `${name}.recall_at_precision_95`,
      estimate((pooled) => recallAtPrecision(pooled, 0.95)),
      scalpers,
    ),
  ];
}

function describeCalibration(cells: readonly (readonly ScoreCell[])[]): QualityLine[] {
  const bins = calibrationBins(cells.flat());
  const watched = cells.map((each) => each.filter(({ score }) => score >= WATCH_SCORE));
  return [
    figure(
      "calibration.ece",
      estimateRanking(cells, expectedCalibrationError),
      countAll(cells),
      "probability",
    ),
    figure(
      "calibration.ece_from_watch",
      estimateRanking(watched, expectedCalibrationError),
      countAll(watched),
      "probability",
    ),
    figure("calibration.brier_skill", estimateRanking(cells, brierSkill), countAll(cells), "share"),
    {
      name: "calibration.bins",
      axes: ["mean score", "share of scalpers", "entities"],
      points: bins.map(({ meanScore, share, count }) => [meanScore, share, count]),
    },
  ];
}

/** At most so many points, evenly over the curve, and always its last. */
function curveOf(cells: readonly (readonly ScoreCell[])[]): number[][] {
  const curve = precisionRecallCurve(cells.flat());
  const step = Math.ceil(curve.length / CURVE_POINTS);
  return curve
    .filter((_, index) => index % step === 0 || index === curve.length - 1)
    .map(({ recall, precision }) => [recall, precision]);
}

const countPositives = (cells: readonly (readonly ScoreCell[])[]) =>
  cells.flat().reduce((sum, { positives }) => sum + positives, 0);

const countAll = (cells: readonly (readonly ScoreCell[])[]) =>
  cells.flat().reduce((sum, { positives, negatives }) => sum + positives + negatives, 0);
