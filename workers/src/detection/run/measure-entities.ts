import { Cohort } from "../score/percentiles.ts";
import { buildDossier } from "../signals/build-dossier.ts";
import type { DossierIndex } from "../signals/dossier-index.ts";
import type { Measurement } from "../signals/signal.ts";
import { SIGNALS } from "../signals/signals.ts";

/** Values of every signal for every entity, in millionths; NaN where unknown. */
export interface Measurements {
  /** By signal, then by the entity's position. */
  readonly values: readonly Float64Array[];
  /** All known values of each signal. */
  readonly cohorts: readonly Cohort[];
  /** Block of each entity's newest log. */
  readonly newestBlock: Int32Array;
}

/** Measures every entity. Evidence is not kept: it is worked out again for those that it is wanted of. */
export function measureEntities(index: DossierIndex): Measurements {
  const count = index.entities.length;
  const values = SIGNALS.map(() => new Float64Array(count).fill(Number.NaN));
  const newestBlock = new Int32Array(count);
  for (let position = 0; position < count; position += 1) {
    const dossier = buildDossier(index, position);
    for (const [number, signal] of SIGNALS.entries()) {
      const found: Measurement = signal.measure(dossier);
      if (found.value !== null) (values[number] as Float64Array)[position] = found.value;
    }
    newestBlock[position] = newestBlockOf(dossier);
  }
  const cohorts = values.map((column) => new Cohort(column.filter((value) => !Number.isNaN(value))));
  return { values, cohorts, newestBlock };
}

function newestBlockOf(dossier: ReturnType<typeof buildDossier>): number {
  const { acquisitions, resales, gifts, listings, ends } = dossier;
  return [acquisitions, resales, gifts, listings, ends].reduce(
    (newest, items) => Math.max(newest, items.at(-1)?.at.block ?? 0),
    0,
  );
}
