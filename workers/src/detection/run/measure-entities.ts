import { curveValue } from "../score/curve-value.ts";
import { Cohort } from "../score/percentiles.ts";
import type { ScoreModel } from "../score/score-model.ts";
import { type Severity, severityOf } from "../score/severity.ts";
import { buildDossier } from "../signals/build-dossier.ts";
import type { Dossier } from "../signals/dossier.ts";
import type { DossierIndex } from "../signals/dossier-index.ts";
import { type Measurement, SIGNAL_GAPS } from "../signals/signal.ts";
import { SIGNALS } from "../signals/signals.ts";

/** What is measured of every entity, by signal and then by the entity's position. */
export interface Measurements {
  /** Millionths; NaN where unknown. */
  readonly values: readonly Float64Array[];
  /** Why a value is unknown: position in SIGNAL_GAPS. */
  readonly gaps: readonly Uint8Array[];
  /** Unix seconds of the newest log that a value rests on, of those that are suspected. */
  readonly newestTimes: readonly Float64Array[];
  /** All known values of each signal. */
  readonly cohorts: readonly Cohort[];
  /** Block of each entity's newest log. */
  readonly newestBlock: Int32Array;
  /** What is at stake, by position, of those against whom there is some evidence: the suspected. */
  readonly severities: ReadonlyMap<number, Severity>;
}

/** Measures every entity. Evidence is not kept: it is worked out again for those that it is wanted of. */
export function measureEntities(index: DossierIndex, model: ScoreModel): Measurements {
  const count = index.entities.length;
  const values = SIGNALS.map(() => new Float64Array(count).fill(Number.NaN));
  const gaps = SIGNALS.map(() => new Uint8Array(count));
  const newestTimes = SIGNALS.map(() => new Float64Array(count));
  const newestBlock = new Int32Array(count);
  const severities = new Map<number, Severity>();
  const curves = SIGNALS.map(({ code, family }) => (family === "INN" ? undefined : model.signals[code]));
  const found: Measurement[] = [];
  for (let position = 0; position < count; position += 1) {
    const dossier = buildDossier(index, position);
    let isSuspected = false;
    for (let number = 0; number < SIGNALS.length; number += 1) {
      const measurement = (SIGNALS[number] as (typeof SIGNALS)[number]).measure(dossier);
      found[number] = measurement;
      if (measurement.value === null) (gaps[number] as Uint8Array)[position] = gapNumber(measurement.gap);
      else {
        (values[number] as Float64Array)[position] = measurement.value;
        const curve = curves[number];
        isSuspected ||= curve !== undefined && curveValue(curve, measurement.value) > 0;
      }
    }
    newestBlock[position] = newestBlockOf(dossier);
    if (!isSuspected) continue;
    severities.set(position, severityOf(dossier));
    for (const [number, measurement] of found.entries()) {
      if (measurement.value !== null)
        (newestTimes[number] as Float64Array)[position] = measurement.newestTime;
    }
  }
  const cohorts = values.map((column) => new Cohort(column.filter((value) => !Number.isNaN(value))));
  return { values, gaps, newestTimes, cohorts, newestBlock, severities };
}

function gapNumber(gap: (typeof SIGNAL_GAPS)[number]): number {
  return SIGNAL_GAPS.indexOf(gap);
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
