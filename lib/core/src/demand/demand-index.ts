import { divideHalfEven } from "../divide-half-even.ts";
import type { NullReason } from "../null-reason.ts";
import { SMALLEST_COHORT } from "./demand-cohort.ts";
import { normalDistribution } from "./normal-distribution.ts";

/** The terms of the Demand Index and their weights in per cent. */
export const DEMAND_WEIGHTS = {
  VELOCITY: 35n,
  SELL_THROUGH: 25n,
  GET_IN_PREMIUM: 20n,
  ABSORPTION: 10n,
  BID_ASK: 10n,
} as const;
export type DemandTermName = keyof typeof DEMAND_WEIGHTS;
export const DEMAND_TERMS = Object.keys(DEMAND_WEIGHTS) as readonly DemandTermName[];

const FEWEST_TERMS = 3;
const UNIT = 10n ** 18n;
/** One extreme figure must not decide the index alone. */
const LARGEST_Z = 3n * UNIT;

/** A figure of an event in counts of 10^-18, or why there is none. */
export type DemandFigure =
  | { readonly value: bigint; readonly reason: null }
  | { readonly value: null; readonly reason: NullReason };

export type DemandFigures = Readonly<Record<DemandTermName, DemandFigure>>;

/** How a figure is distributed over a cohort: median and robust standard deviation, in counts of 10^-18. */
export interface CohortFigure {
  /** Events of the cohort that have the figure. */
  readonly count: number;
  readonly median: bigint;
  readonly deviation: bigint;
}

export interface DemandTerm {
  readonly name: DemandTermName;
  /** In per cent. */
  readonly weight: bigint;
  readonly figure: DemandFigure;
  readonly cohort: CohortFigure | null;
  /** Deviations above the cohort's median, within ±3, in counts of 10^-18; null with the reason. */
  readonly z: bigint | null;
  readonly reason: NullReason | null;
}

export interface DemandIndex {
  /** 0 to 100 in counts of 10^-18; null with the reason. */
  readonly value: bigint | null;
  readonly reason: NullReason | null;
  readonly terms: readonly DemandTerm[];
}

/**
 * 100 · Φ(Σ w z / Σ w) over the terms that are known; null when there are fewer than three.
 * @param cohort the cohort's figures; null when no cohort of the event is large enough
 */
export function demandIndex(
  figures: DemandFigures,
  cohort: Readonly<Partial<Record<DemandTermName, CohortFigure>>> | null,
): DemandIndex {
  const terms = DEMAND_TERMS.map((name) => termOf(name, figures[name], cohort?.[name] ?? null));
  if (cohort === null) return { value: null, reason: "COHORT_TOO_SMALL", terms };
  const known = terms.flatMap(({ z, weight }) => (z === null ? [] : [{ z, weight }]));
  if (known.length < FEWEST_TERMS) return { value: null, reason: "TERMS_MISSING", terms };
  const sum = known.reduce((total, { z, weight }) => total + z * weight, 0n);
  const weights = known.reduce((total, { weight }) => total + weight, 0n);
  return { value: 100n * normalDistribution(divideHalfEven(sum, weights)), reason: null, terms };
}

function termOf(name: DemandTermName, figure: DemandFigure, cohort: CohortFigure | null): DemandTerm {
  const shared = { name, weight: DEMAND_WEIGHTS[name], figure, cohort };
  if (figure.value === null) return { ...shared, z: null, reason: figure.reason };
  if (cohort === null || cohort.count < SMALLEST_COHORT)
    return { ...shared, z: null, reason: "COHORT_TOO_SMALL" };
  return { ...shared, z: standardScore(figure.value, cohort), reason: null };
}

/** 0 where the whole cohort has one figure: nothing tells its events apart. */
function standardScore(value: bigint, { median, deviation }: CohortFigure): bigint {
  if (deviation === 0n) return 0n;
  const z = divideHalfEven((value - median) * UNIT, deviation);
  if (z > LARGEST_Z) return LARGEST_Z;
  return z < -LARGEST_Z ? -LARGEST_Z : z;
}
