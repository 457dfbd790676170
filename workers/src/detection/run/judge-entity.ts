import { type EntityScore, type PlacedValue, scoreEntity } from "../score/score-entity.ts";
import type { ScoreModel } from "../score/score-model.ts";
import type { Severity } from "../score/severity.ts";
import { SIGNAL_GAPS, type SignalGap } from "../signals/signal.ts";
import { SIGNALS } from "../signals/signals.ts";
import type { Measurements } from "./measure-entities.ts";

export interface Judgement {
  readonly score: EntityScore;
  readonly severity: Severity;
  /** Signals without a value, and why. */
  readonly gaps: readonly (readonly [code: string, gap: SignalGap])[];
}

const NOTHING_AT_STAKE: Severity = { tickets: 0, ticketsOverLimit: 0, overCap: new Map() };

/** The judgement of everybody whom nothing is held against. */
export function judgeInnocent(model: ScoreModel): Judgement {
  return { score: scoreEntity([], { now: 0, tickets: 0 }, model), severity: NOTHING_AT_STAKE, gaps: [] };
}

/**
 * Score of the entity at this position with its reasons. One without any evidence against it has the intercept's score, no reasons, and
 * needs no innocence: nothing is held against it.
 */
export function judgeEntity(
  measurements: Measurements,
  {
    position,
    now,
    model,
    innocent,
  }: { position: number; now: number; model: ScoreModel; innocent: Judgement },
): Judgement {
  const severity = measurements.severities.get(position);
  if (severity === undefined) return innocent;
  const score = scoreEntity(placedValues(measurements, position), { now, tickets: severity.tickets }, model);
  const isCleared = !score.reasons.some(({ contribution }) => contribution > 0);
  return isCleared ? innocent : new HeldAgainst(score, severity, { measurements, position });
}

/** Gaps are many and looked at once, so that they are put together when they are asked for. */
class HeldAgainst implements Judgement {
  readonly score: EntityScore;
  readonly severity: Severity;
  readonly #place: { readonly measurements: Measurements; readonly position: number };

  constructor(
    score: EntityScore,
    severity: Severity,
    place: { readonly measurements: Measurements; readonly position: number },
  ) {
    this.score = score;
    this.severity = severity;
    this.#place = place;
  }

  get gaps(): Judgement["gaps"] {
    const { measurements, position } = this.#place;
    const start = position * SIGNALS.length;
    const gaps: Told[] = [];
    for (let number = 0; number < SIGNALS.length; number += 1) {
      if (!Number.isNaN(measurements.values[start + number])) continue;
      gaps.push(GAPS_TOLD[number]?.[measurements.gaps[start + number] ?? 0] as Told);
    }
    return gaps;
  }
}

type Told = Judgement["gaps"][number];

/** By signal and number of the gap. */
const GAPS_TOLD: readonly (readonly Told[])[] = SIGNALS.map(({ code }) =>
  SIGNAL_GAPS.map((gap) => [code, gap] as const),
);

/** Those that weigh. */
function placedValues({ values, cohorts, logs }: Measurements, position: number): PlacedValue[] {
  const placed: PlacedValue[] = [];
  const [start, end] = logs.valuesOf(position);
  for (let kept = start; kept < end; kept += 1) {
    const number = logs.signalOf(kept);
    const { code, family, version } = SIGNALS[number] as (typeof SIGNALS)[number];
    const value = values[position * SIGNALS.length + number] as number;
    const newestTime = logs.newestTimeOf(kept);
    placed.push({ code, family, version, value, cohort: cohorts[number] ?? null, newestTime });
  }
  return placed;
}
