import type { Example } from "./example.ts";
import { FamilySums } from "./family-sums.ts";
import { poolAdjacent } from "./pool-adjacent.ts";
import { type CurveFile, curveAt, type ScoreModelFile, type Step } from "./score-model.ts";

/** Curves and the intercept below them. */
export interface FittedCurves {
  readonly intercept: number;
  readonly signals: ScoreModelFile["signals"];
}

export interface FitOptions {
  /** How many examples the prior curve counts as, in every step. */
  readonly priorStrength?: number;
  readonly rounds?: number;
}

const STEPS = 12;
const COMMON_SHARE = 0.8;
const RATE = 0.5;
/** A share shrunk to a tenth (Beta(1, 9)) is up to there the less the more was seen: of nothing but how little that is. */
const SHRUNK_TO = 0.1;
/** Values above which a signal may weigh: a loss is no profit, one late offer of many no lateness, and one friend no business. */
const LEAST_VALUES: Readonly<Record<string, number>> = {
  "LIM-02": SHRUNK_TO,
  "SPD-01": SHRUNK_TO,
  "SPD-02": SHRUNK_TO,
  "RES-01": SHRUNK_TO,
  "RES-05": SHRUNK_TO,
  "RES-06": SHRUNK_TO,
  "PRO-01": 0,
  "SIDE-02": 1,
  "INN-06": 0.2,
};

/** A signal's curve while it is fitted: bins by rising suspicion, bin 0 for unknown or harmless values. */
interface Column {
  readonly code: string;
  readonly prior: CurveFile;
  readonly edges: readonly number[];
  /** Bin of each example. */
  readonly bins: Int32Array;
  readonly priorWeights: readonly number[];
  weights: number[];
}

/**
 * Fits an additive model of monotone step curves by cyclic Newton steps on the log-likelihood, each followed by pooling, drawn
 * by `priorStrength` to the curves of `prior` (after Lou, Caruana and Gehrke, 2012). Signals outside of the families are kept.
 */
export function fitCurves(
  examples: readonly Example[],
  prior: ScoreModelFile,
  { priorStrength = 4, rounds = 60 }: FitOptions = {},
): FittedCurves {
  const families = new Set(prior.heads.commercial?.families);
  const fitted = Object.entries(prior.signals).filter(([, { family }]) => families.has(family));
  const columns = fitted.map(([code, curve]) => makeColumn(code, curve, examples));
  const truth = Float64Array.from(examples, ({ isScalper }) => Number(isScalper));
  const sums = new FamilySums(columns, examples.length, prior);
  for (let round = 0; round < rounds; round++) {
    sums.moveIntercept(newtonStep(sums.logits, truth));
    for (const column of columns) improve(column, { sums, truth, priorStrength });
  }
  const signals = Object.fromEntries(columns.map((column) => [column.code, toCurve(column)]));
  return { intercept: sums.intercept, signals: { ...prior.signals, ...signals } };
}

function makeColumn(code: string, prior: CurveFile, examples: readonly Example[]): Column {
  const isFalling = prior.direction === "falling";
  const values = examples.map(({ measured }) => measured[code] ?? Number.NaN);
  const least = LEAST_VALUES[code] ?? Number.NEGATIVE_INFINITY;
  const edges = chooseEdges(values, examples, prior).filter((edge) => edge > least);
  const bins = Int32Array.from(values, (value) =>
    edges.reduce((bin, edge) => bin + Number(isFalling ? value <= edge : value >= edge), 0),
  );
  const priorWeights = [0, ...edges.map((edge) => curveAt(prior, edge))];
  return { code, prior, edges, bins, priorWeights, weights: [...priorWeights] };
}

/** Quantiles of the scalpers' values and the prior's own steps, by rising suspicion. */
function chooseEdges(values: readonly number[], examples: readonly Example[], prior: CurveFile): number[] {
  const known = values.filter((value) => !Number.isNaN(value));
  const ofScalpers = values
    .filter((value, row) => !Number.isNaN(value) && examples[row]?.isScalper)
    .sort((left, right) => left - right);
  const quantiles = Array.from({ length: ofScalpers.length === 0 ? 0 : STEPS }, (_, step) => {
    return ofScalpers[Math.floor((step * ofScalpers.length) / STEPS)] ?? 0;
  });
  const isFalling = prior.direction === "falling";
  const edges = [...new Set([...quantiles, ...prior.steps.map(([edge]) => edge)])].filter(
    (edge) => prior.family === "INN" || !isCommon(edge, known, isFalling),
  );
  return edges.sort((left, right) => (isFalling ? right - left : left - right));
}

/** What most of all show tells nothing: it would only trade weight with the intercept, as a reason that everybody has. */
function isCommon(edge: number, known: readonly number[], isFalling: boolean): boolean {
  const reached = known.filter((value) => (isFalling ? value <= edge : value >= edge)).length;
  return reached > COMMON_SHARE * known.length;
}

/** The step of the intercept alone. */
function newtonStep(logits: Float64Array, truth: Float64Array): number {
  let [gradient, curvature] = [0, 1e-9];
  logits.forEach((logit, row) => {
    const probability = 1 / (1 + Math.exp(-logit));
    gradient += (truth[row] ?? 0) - probability;
    curvature += probability * (1 - probability);
  });
  return Math.max(-1, Math.min(1, gradient / curvature));
}

interface Fitting {
  readonly sums: FamilySums;
  readonly truth: Float64Array;
  readonly priorStrength: number;
}

/** A step of each bin's weight. An example whose family is beyond its cap tells nothing of it. */
function improve(column: Column, { sums, truth, priorStrength }: Fitting): void {
  const { bins, priorWeights, weights } = column;
  const gradients = weights.map((weight, bin) => priorStrength * ((priorWeights[bin] ?? 0) - weight));
  const curvatures = weights.map(() => priorStrength);
  bins.forEach((bin, row) => {
    if (bin === 0 || sums.isCapped(column.prior.family, row)) return;
    const probability = 1 / (1 + Math.exp(-(sums.logits[row] ?? 0)));
    gradients[bin] = (gradients[bin] ?? 0) + (truth[row] ?? 0) - probability;
    curvatures[bin] = (curvatures[bin] ?? 0) + probability * (1 - probability);
  });
  const wanted = weights.map(
    (weight, bin) => weight + (RATE * (gradients[bin] ?? 0)) / (curvatures[bin] ?? 1),
  );
  const sign = column.prior.family === "INN" ? -1 : 1;
  const pooled = poolAdjacent(
    wanted.slice(1).map((weight) => sign * weight),
    curvatures.slice(1),
  );
  const before = weights;
  const cap = sums.capOf(column.prior.family);
  column.weights = [0, ...pooled.map((weight) => sign * Math.min(Math.max(0, weight), cap))];
  sums.moveColumn(
    column,
    column.weights.map((weight, bin) => weight - (before[bin] ?? 0)),
  );
}

/** Steps at which the weight changes, ascending by value as the file wants them. */
function toCurve({ prior, edges, weights }: Column): CurveFile {
  const steps = edges.map((edge, index): Step => [round(edge), round(weights[index + 1] ?? 0)]);
  const changed = steps.filter(([, weight], index) => weight !== (steps[index - 1]?.[1] ?? 0));
  const kept = changed.length === 0 ? [[prior.steps[0]?.[0] ?? 0, 0] as const] : changed;
  const { family, direction } = prior;
  return {
    family,
    ...(direction !== undefined && { direction }),
    steps: direction === "falling" ? [...kept].reverse() : kept,
  };
}

/** The product reads millionths. */
const round = (value: number) => Math.round(value * 1e6) / 1e6;
