import { forLast } from "../signals/for-last.ts";
import type { SignalFamily } from "../signals/signal.ts";
import { type Band, bandOf } from "./bands.ts";
import { calibrate, caseLogit } from "./calibration.ts";
import { capFamily } from "./cap-family.ts";
import { curveValue, toMillionths } from "./curve-value.ts";
import { decayOf } from "./decay.ts";
import type { Cohort } from "./percentiles.ts";
import { HEADS, type Head, type ScoreModel } from "./score-model.ts";

/** Share of the way from the intercept to a case that one family can go at most. Source: analytics.md, section 7.5. */
const FAMILY_SHARE = 0.6;

/** A signal's value with all entities' values. */
export interface PlacedValue {
  readonly code: string;
  readonly family: SignalFamily;
  readonly version: number;
  /** Millionths. */
  readonly value: number;
  /** Of which the value is one; null puts it in the middle. */
  readonly cohort: Pick<Cohort, "percentileOf"> | null;
  /** Unix seconds of the newest log that it rests on; 0 without any. */
  readonly newestTime: number;
}

export interface Reason {
  readonly code: string;
  readonly family: SignalFamily;
  readonly version: number;
  /** Millionths. */
  readonly value: number;
  /** Place in its cohort, 0 to 1. */
  readonly percentile: number;
  /** What it adds to the logit, in millionths; less than nothing for innocence. */
  readonly contribution: number;
}

export interface Circumstances {
  /** Of the newest block, unix seconds. */
  readonly now: number;
  /** How many the entity got. */
  readonly tickets: number;
}

export interface EntityScore {
  readonly head: Head;
  /** Intercept and contributions, in millionths: their exact sum. */
  readonly logit: number;
  readonly intercept: number;
  /** Calibrated. */
  readonly probability: number;
  /** Of every head, calibrated. */
  readonly heads: Readonly<Record<Head, number>>;
  readonly band: Band;
  /** Those that contribute to the head that decides, in the order given. */
  readonly reasons: readonly Reason[];
}

/**
 * The score of an entity from its signals: per head the intercept and the capped sums of its families, of which the head with the
 * greatest logit decides, that of wash trades only where there are some. More of a signal never lowers it.
 */
export function scoreEntity(
  values: readonly PlacedValue[],
  { now, tickets }: Circumstances,
  model: ScoreModel,
): EntityScore {
  const weighed: Weighed[] = [];
  for (const value of values) {
    const contribution = weigh(value, now, model);
    if (contribution !== 0) weighed.push({ value, contribution });
  }
  const isTraded = weighed.some(({ value }) => value.family === "WASH");
  const scored = scalesOf(model).map((scale) => scoreHead(scale, weighed));
  const best = scored.reduce((most, one) =>
    one.logit > most.logit && (isTraded || one.head !== "wash") ? one : most,
  );
  const reasons = best.counted.map(({ value, contribution }) => reasonOf(value, contribution));
  const families = new Set(
    reasons.filter(({ contribution }) => contribution > 0).map(({ family }) => family),
  );
  const probabilityOf = ({ logit }: HeadScore) => calibrate(model.calibration, logit / 1_000_000);
  const [limit = 0, commercial = 0, wash = 0] = scored.map(probabilityOf);
  const probability = [limit, commercial, wash][scored.indexOf(best)] ?? 0;
  return {
    head: best.head,
    logit: best.logit,
    intercept: best.intercept,
    reasons,
    probability,
    heads: { limit, commercial, wash },
    band: bandOf(probability, { families: families.size, tickets }),
  };
}

/** A value with what it adds to the logit, in millionths. */
interface Weighed {
  readonly value: PlacedValue;
  readonly contribution: number;
}

interface HeadScore {
  readonly head: Head;
  readonly logit: number;
  readonly intercept: number;
  /** In the order of the head's families, capped; without those that contribute nothing. */
  readonly counted: readonly Weighed[];
}

function percentileOf({ cohort, value }: PlacedValue): number {
  return cohort?.percentileOf(value) ?? 0.5;
}

function reasonOf(placed: PlacedValue, contribution: number): Reason {
  const { code, family, version, value } = placed;
  return { code, family, version, value, percentile: percentileOf(placed), contribution };
}

function weigh(value: PlacedValue, now: number, model: ScoreModel): number {
  const curve = model.signals[value.code];
  if (curve === undefined) return 0;
  const weight = curveValue(curve, value.value);
  const contribution = Math.trunc(weight * decayOf(now - value.newestTime));
  if (contribution === 0 || curve.minimumPercentile === 0) return contribution;
  return percentileOf(value) < curve.minimumPercentile ? 0 : contribution;
}

function scoreHead({ head, start, families }: Scale, weighed: readonly Weighed[]): HeadScore {
  const counted: Weighed[] = [];
  let logit = start;
  for (const { family, cap } of families) {
    const own = capOwn(weighed, family, cap);
    for (const one of own) {
      logit += one.contribution;
      if (one.contribution !== 0) counted.push(one);
    }
  }
  return { head, logit, intercept: start, counted };
}

const NOTHING: readonly Weighed[] = [];

/** Those of a family, scaled down where they exceed the cap, which few do. */
function capOwn(weighed: readonly Weighed[], family: SignalFamily, cap: number): readonly Weighed[] {
  let count = 0;
  for (const { value } of weighed) if (value.family === family) count += 1;
  if (count === 0) return NOTHING;
  const own = count === weighed.length ? weighed : weighed.filter(({ value }) => value.family === family);
  let sum = 0;
  for (const { contribution } of own) sum += contribution;
  if (Math.abs(sum) <= cap) return own;
  const capped = capFamily(
    own.map(({ contribution }) => contribution),
    cap,
  );
  return own.map(({ value }, index) => ({ value, contribution: capped[index] ?? 0 }));
}

/** A head of a model in millionths. */
interface Scale {
  readonly head: Head;
  readonly start: number;
  /** In the order in which reasons are told. */
  readonly families: readonly { readonly family: SignalFamily; readonly cap: number }[];
}

const scalesOf: (model: ScoreModel) => readonly Scale[] = forLast((model: ScoreModel) =>
  HEADS.map((head) => {
    const { intercept, families } = model.heads[head];
    const cap = toMillionths(FAMILY_SHARE * (caseLogit(model.calibration) - intercept));
    const capOf = (family: SignalFamily) => (family === "INN" ? toMillionths(model.innocenceCap) : cap);
    const capped = families.map((family) => ({ family, cap: capOf(family) }));
    return { head, start: toMillionths(intercept), families: capped };
  }),
);
