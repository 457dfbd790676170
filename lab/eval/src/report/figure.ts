import type { Estimate } from "../bootstrap/bootstrap.ts";

/** One measured figure; null where it has no meaning. */
export interface QualityFigure {
  readonly name: string;
  readonly value: number | null;
  /** 95 % bounds; null where there are none. */
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  /** How many units it is computed from. */
  readonly n: number;
}

/** Points of a curve, such as [threshold, precision, recall]. */
export interface QualityCurve {
  readonly name: string;
  readonly axes: readonly string[];
  readonly points: readonly (readonly number[])[];
}

export type QualityLine = QualityFigure | QualityCurve;

/** What the results say of themselves, in their first line. */
export interface QualityHeader {
  readonly name: "evaluation";
  readonly worlds: readonly string[];
  readonly controllers: number;
  readonly scalpers: number;
  readonly wallets: number;
  readonly entities: number;
  readonly commit: string;
  readonly machine: string;
  /** What a reader must know of the worlds and the run; may be empty. */
  readonly note: string;
}

export function figure(name: string, estimate: Estimate, n: number, unit = "share"): QualityFigure {
  return { name, ...estimate, unit, n };
}

export function plain(name: string, value: number | null, n: number, unit = "share"): QualityFigure {
  return { name, value, low: null, high: null, unit, n };
}
