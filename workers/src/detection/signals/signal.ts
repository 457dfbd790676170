import type { Dossier, LogPlace } from "./dossier.ts";

/** Independent kinds of evidence; a case needs two. INN speaks for the entity. */
export const SIGNAL_FAMILIES = ["LIM", "SPD", "RES", "PRO", "NET", "SIDE", "WASH", "INN"] as const;
export type SignalFamily = (typeof SIGNAL_FAMILIES)[number];

/** Why a signal has no value. It then contributes nothing. */
export type SignalGap =
  | "LIMIT_UNKNOWN"
  | "LOW_N"
  | "START_UNKNOWN"
  | "NOT_ENDED"
  | "NO_SALES"
  | "NO_GIFTS"
  | "NO_TICKETS"
  | "NOT_LISTED"
  | "FACE_UNKNOWN"
  | "COST_UNKNOWN"
  | "PLACE_UNKNOWN"
  | "DOOR_UNKNOWN"
  | "NO_CHANGES"
  | "FUNDING_UNKNOWN";

/** A value in millionths, a whole number, with the logs it rests on; or why there is none. */
export type Measurement =
  | { readonly value: number; readonly evidence: readonly LogPlace[] }
  | { readonly value: null; readonly gap: SignalGap };

/**
 * One question about an entity. `measure` is a pure function of the dossier, and of a dossier that holds nothing but the logs it
 * names as evidence it gives the same value: that is how anyone can check it.
 */
export interface Signal {
  /** Reason code, for example `LIM-01`. */
  readonly code: string;
  readonly family: SignalFamily;
  /** Version of the formula. */
  readonly version: number;
  measure(dossier: Dossier): Measurement;
}

const MILLION = 1_000_000;
type Source = { readonly at: LogPlace } | { readonly logs: readonly LogPlace[] };

/** Evidence is put together when it is asked for: of most entities only the value is. */
export function measured(value: number, ...evidence: readonly (readonly Source[])[]): Measurement {
  return {
    value: Math.round(value * MILLION),
    get evidence() {
      return evidence.flat().flatMap((source) => ("at" in source ? [source.at] : source.logs));
    },
  };
}

export function unknown(gap: SignalGap): Measurement {
  return { value: null, gap };
}
