import type { LogPlace } from "../signals/dossier.ts";
import type { SignalFamily } from "../signals/signal.ts";
import { type Band, bandOf } from "./bands.ts";
import { calibrate, caseLogit } from "./calibration.ts";
import { capFamily } from "./cap-family.ts";
import { curveValue, toMillionths } from "./curve-value.ts";
import { decayOf } from "./decay.ts";
import { HEADS, type Head, type ScoreModel } from "./score-model.ts";

/** Share of the way from the intercept to a case that one family can go at most. Source: analytics.md, section 7.5. */
const FAMILY_SHARE = 0.6;

/** A signal's value with its place among all entities where it is known. */
export interface PlacedValue {
  readonly code: string;
  readonly family: SignalFamily;
  readonly version: number;
  /** Millionths. */
  readonly value: number;
  /** 0 to 1. */
  readonly percentile: number;
  readonly evidence: readonly LogPlace[];
}

export interface Reason extends PlacedValue {
  /** What it adds to the logit, in millionths; less than nothing for innocence. */
  readonly contribution: number;
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
 * greatest logit decides. More of a signal never lowers it.
 */
export function scoreEntity(values: readonly PlacedValue[], now: number, model: ScoreModel): EntityScore {
  const weighed = values.flatMap((value) => weigh(value, now, model));
  const scored = HEADS.map((head) => scoreHead(head, weighed, model));
  const best = scored.reduce((most, one) => (one.logit > most.logit ? one : most));
  const families = new Set(
    best.reasons.filter(({ contribution }) => contribution > 0).map(({ family }) => family),
  );
  const probabilityOf = ({ logit }: HeadScore) => calibrate(model.calibration, logit / 1_000_000);
  const [limit = 0, commercial = 0, wash = 0] = scored.map(probabilityOf);
  const probability = probabilityOf(best);
  return {
    ...best,
    probability,
    heads: { limit, commercial, wash },
    band: bandOf(probability, families.size),
  };
}

type HeadScore = Pick<EntityScore, "head" | "logit" | "intercept" | "reasons">;

function weigh(value: PlacedValue, now: number, model: ScoreModel): Reason[] {
  const curve = model.signals[value.code];
  if (curve === undefined || value.percentile < curve.minimumPercentile) return [];
  const newest = value.evidence.reduce((latest, { time }) => Math.max(latest, time), 0);
  const weight = curveValue(curve, value.value);
  const contribution = Math.trunc(weight * decayOf(now - newest));
  return contribution === 0 ? [] : [{ ...value, contribution }];
}

function scoreHead(head: Head, weighed: readonly Reason[], model: ScoreModel): HeadScore {
  const { intercept, families } = model.heads[head];
  const cap = toMillionths(FAMILY_SHARE * (caseLogit(model.calibration) - intercept));
  const reasons = families.flatMap((family) => {
    const own = weighed.filter((reason) => reason.family === family);
    const limit = family === "INN" ? toMillionths(model.innocenceCap) : cap;
    const capped = capFamily(
      own.map(({ contribution }) => contribution),
      limit,
    );
    return own.map((reason, index) => ({ ...reason, contribution: capped[index] ?? 0 }));
  });
  const start = toMillionths(intercept);
  const logit = reasons.reduce((sum, { contribution }) => sum + contribution, start);
  return { head, logit, intercept: start, reasons: reasons.filter(({ contribution }) => contribution !== 0) };
}
