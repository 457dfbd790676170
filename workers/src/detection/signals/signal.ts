import type { Dossier, LogPlace } from "./dossier.ts";

/** Independent kinds of evidence; a case needs two. INN speaks for the entity. */
export const SIGNAL_FAMILIES = ["LIM", "SPD", "RES", "PRO", "NET", "SIDE", "WASH", "INN"] as const;
export type SignalFamily = (typeof SIGNAL_FAMILIES)[number];

export const SIGNAL_GAPS = [
  "LIMIT_UNKNOWN",
  "LOW_N",
  "START_UNKNOWN",
  "NOT_ENDED",
  "NO_SALES",
  "NO_GIFTS",
  "NO_TICKETS",
  "NOT_LISTED",
  "FACE_UNKNOWN",
  "COST_UNKNOWN",
  "PLACE_UNKNOWN",
  "DOOR_UNKNOWN",
  "NO_CHANGES",
  "FUNDING_UNKNOWN",
] as const;
/** Why a signal has no value. It then contributes nothing. */
export type SignalGap = (typeof SIGNAL_GAPS)[number];

/** A value in millionths, a whole number, with the logs it rests on; or why there is none. */
export type Measurement = Measured | { readonly value: null; readonly gap: SignalGap };

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
export class Measured {
  readonly value: number;
  readonly #sources: readonly (readonly Source[])[];

  constructor(value: number, sources: readonly (readonly Source[])[]) {
    this.value = value;
    this.#sources = sources;
  }

  get evidence(): readonly LogPlace[] {
    const places: LogPlace[] = [];
    this.eachLog((place) => places.push(place));
    return places;
  }

  /** The same, one after another. */
  eachLog(take: (place: LogPlace) => void): void {
    for (const sources of this.#sources) {
      for (const source of sources) {
        if ("at" in source) take(source.at);
        else for (const place of source.logs) take(place);
      }
    }
  }
}

export function measured(value: number, ...evidence: readonly (readonly Source[])[]): Measurement {
  return new Measured(Math.round(value * MILLION), evidence);
}

const GAPS = new Map(SIGNAL_GAPS.map((gap) => [gap, { value: null, gap }] as const));

export function unknown(gap: SignalGap): Measurement {
  return GAPS.get(gap) ?? { value: null, gap };
}
