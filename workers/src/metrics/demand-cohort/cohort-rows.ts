import { COHORT_LEVELS, DEMAND_TERMS, type DemandFigures, demandFigures, traitsAt } from "@facevalue/core";
import { NETWORK_KEY } from "../metric.ts";
import type { RowOf } from "../metric-table.ts";
import type { NetworkStates } from "./read-states.ts";
import { robustSpread } from "./robust-spread.ts";
import type { COHORT } from "./tables.ts";

type Row = RowOf<typeof COHORT>;
type Place = Pick<Row, "level" | "category" | "size_class" | "lead">;
interface Cohort {
  readonly place: Place;
  readonly figures: DemandFigures[];
}

/** One row per cohort and term, over the events that are on sale at the time of the network's newest fact. */
export function cohortRows({ states, asOf }: NetworkStates): Row[] {
  if (asOf === null) return [];
  const cohorts = new Map<string, Cohort>();
  for (const state of states) {
    const standing = demandFigures(state, asOf.time);
    if (standing.reason !== null) continue;
    for (const level of COHORT_LEVELS) {
      const { category, size, lead } = traitsAt(level, standing.traits);
      const key = JSON.stringify([level, category, size, lead]);
      const cohort = cohorts.get(key) ?? { place: { level, category, size_class: size, lead }, figures: [] };
      cohort.figures.push(standing.figures);
      cohorts.set(key, cohort);
    }
  }
  const stamp = { as_of_time: asOf.time, as_of_block: asOf.block };
  return [...cohorts.values()].flatMap((cohort) => termRows(cohort).map((row) => ({ ...row, ...stamp })));
}

function termRows({ place, figures }: Cohort): Omit<Row, "as_of_time" | "as_of_block">[] {
  return DEMAND_TERMS.map((term) => {
    const known = figures.flatMap((own) => own[term].value ?? []);
    const spread = robustSpread(known);
    return {
      network_key: NETWORK_KEY.toString("latin1"),
      ...place,
      term,
      event_count: figures.length,
      known_count: known.length,
      median: spread?.median ?? null,
      deviation: spread?.deviation ?? null,
    };
  });
}
