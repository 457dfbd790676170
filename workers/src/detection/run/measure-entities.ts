import { NumberColumn } from "../../columns/number-column.ts";
import { compileCurve } from "../score/curve-value.ts";
import { Cohort } from "../score/percentiles.ts";
import type { ScoreModel } from "../score/score-model.ts";
import { type Severity, severityOf } from "../score/severity.ts";
import { buildDossier } from "../signals/build-dossier.ts";
import type { Dossier } from "../signals/dossier.ts";
import type { DossierIndex } from "../signals/dossier-index.ts";
import { type Measured, SIGNAL_GAPS } from "../signals/signal.ts";
import { SIGNALS } from "../signals/signals.ts";
import { KeptLogs } from "./kept-logs.ts";

/** What is measured of every entity, entity by entity in the order of their positions and in each signal by signal. */
export interface Measurements {
  /** Millionths; NaN where unknown. That of an entity's signal is at position · number of signals + signal. */
  readonly values: Float64Array;
  /** Why a value is unknown: position in SIGNAL_GAPS. */
  readonly gaps: Uint8Array;
  /** All known values of each signal. */
  readonly cohorts: readonly Cohort[];
  /** Of the suspected, what weighs for or against them. */
  readonly logs: KeptLogs;
  /** Block of each entity's newest log. */
  readonly newestBlock: Int32Array;
  /** What is at stake, by position, of those against whom there is some evidence: the suspected. */
  readonly severities: ReadonlyMap<number, Severity>;
}

/** Measures every entity. Evidence is kept of what weighs with those that are suspected. */
export function measureEntities(index: DossierIndex, model: ScoreModel): Measurements {
  const count = index.entities.length;
  const values = new Float64Array(count * SIGNALS.length).fill(Number.NaN);
  const gaps = new Uint8Array(count * SIGNALS.length);
  const newestBlock = new Int32Array(count);
  const severities = new Map<number, Severity>();
  const logs = new KeptLogs();
  const weigh = weighings(model);
  const found: (Measured | null)[] = [];
  for (let position = 0; position < count; position += 1) {
    const dossier = buildDossier(index, position);
    const start = position * SIGNALS.length;
    let isSuspected = false;
    for (let number = 0; number < SIGNALS.length; number += 1) {
      const measurement = (SIGNALS[number] as (typeof SIGNALS)[number]).measure(dossier);
      found[number] = null;
      if (measurement.value === null) gaps[start + number] = GAP_NUMBERS.get(measurement.gap) as number;
      else {
        values[start + number] = measurement.value;
        const weight = (weigh[number] as (typeof weigh)[number])(measurement.value);
        if (weight !== 0) found[number] = measurement;
        isSuspected ||= weight > 0;
      }
    }
    newestBlock[position] = newestBlockOf(dossier);
    logs.begin();
    if (!isSuspected) continue;
    severities.set(position, severityOf(dossier));
    for (const [number, measurement] of found.entries())
      if (measurement !== null) logs.add(number, measurement);
  }
  return { values, gaps, cohorts: cohortsOf(values), logs, newestBlock, severities };
}

const GAP_NUMBERS = new Map(SIGNAL_GAPS.map((gap, number) => [gap, number]));

/** What a value of each signal adds to the logit: less than nothing for innocence, nothing without a curve. */
function weighings(model: ScoreModel): readonly ((value: number) => number)[] {
  return SIGNALS.map(({ code }) => {
    const curve = model.signals[code];
    return curve === undefined ? () => 0 : compileCurve(curve);
  });
}

function cohortsOf(values: Float64Array): Cohort[] {
  return SIGNALS.map((_, number) => {
    const known = NumberColumn.decimals();
    for (let place = number; place < values.length; place += SIGNALS.length) {
      const value = values[place] as number;
      if (!Number.isNaN(value)) known.push(value);
    }
    return new Cohort(known.take());
  });
}

function newestBlockOf({ acquisitions, resales, gifts, listings, ends }: Dossier): number {
  return Math.max(
    0,
    acquisitions.at(-1)?.at.block ?? 0,
    resales.at(-1)?.at.block ?? 0,
    gifts.at(-1)?.at.block ?? 0,
    listings.at(-1)?.at.block ?? 0,
    ends.at(-1)?.at.block ?? 0,
  );
}
