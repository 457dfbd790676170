import { curveValue } from "../score/curve-value.ts";
import { type EntityScore, type PlacedValue, scoreEntity } from "../score/score-entity.ts";
import type { ScoreModel } from "../score/score-model.ts";
import { type Severity, severityOf } from "../score/severity.ts";
import { buildDossier } from "../signals/build-dossier.ts";
import type { DossierIndex } from "../signals/dossier-index.ts";
import type { SignalGap } from "../signals/signal.ts";
import { SIGNALS } from "../signals/signals.ts";
import type { Measurements } from "./measure-entities.ts";

export interface Judgement {
  readonly score: EntityScore;
  readonly severity: Severity;
  /** Signals without a value, and why. */
  readonly gaps: readonly (readonly [code: string, gap: SignalGap])[];
}

const NOTHING_AT_STAKE: Severity = { ticketsOverLimit: 0, overCap: new Map() };

/** The judgement of everybody whom nothing is held against. */
export function judgeInnocent(model: ScoreModel): Judgement {
  return { score: scoreEntity([], 0, model), severity: NOTHING_AT_STAKE, gaps: [] };
}

/**
 * Score of the entity at this position with its reasons. One without any evidence against it has the intercept's score, no reasons, and
 * needs no innocence: nothing is held against it.
 */
export function judgeEntity(
  index: DossierIndex,
  { values, cohorts }: Measurements,
  { position, model, innocent }: { position: number; model: ScoreModel; innocent: Judgement },
): Judgement {
  const now = index.facts.asOf?.time ?? 0;
  const isSuspected = SIGNALS.some(({ code, family }, number) => {
    const curve = model.signals[code];
    const value = values[number]?.[position] ?? Number.NaN;
    return family !== "INN" && curve !== undefined && !Number.isNaN(value) && curveValue(curve, value) > 0;
  });
  if (!isSuspected) return innocent;
  const dossier = buildDossier(index, position);
  const placed: PlacedValue[] = [];
  const gaps: [string, SignalGap][] = [];
  for (const [number, { code, family, version, measure }] of SIGNALS.entries()) {
    const found = measure(dossier);
    if (found.value === null) gaps.push([code, found.gap]);
    else {
      const percentile = cohorts[number]?.percentileOf(found.value) ?? 0.5;
      placed.push({ code, family, version, value: found.value, percentile, evidence: found.evidence });
    }
  }
  const score = scoreEntity(placed, now, model);
  const isCleared = !score.reasons.some(({ contribution }) => contribution > 0);
  if (isCleared) return innocent;
  return { score, severity: severityOf(dossier), gaps };
}
