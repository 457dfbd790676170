/** A line of `facevalue export flags --all`. */
export interface Flag {
  readonly entity: string;
  readonly wallets: readonly string[];
  /** Calibrated, from 0 to 1. */
  readonly score: number;
  readonly band: string;
  readonly reasons: readonly Reason[];
  readonly innocence: readonly Reason[];
}

export interface Reason {
  readonly code: string;
  readonly family: string;
  /** Null where the signal could not be computed. */
  readonly value: number | null;
  /** What it adds to the log-odds. */
  readonly contribution: number;
}
