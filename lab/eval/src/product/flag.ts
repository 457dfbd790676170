/** A line of `facevalue export flags --all`. */
export interface Flag {
  readonly entity: string;
  readonly wallets: readonly string[];
  /** Calibrated, from 0 to 1. */
  readonly score: number;
  /** Log-odds before calibration; orders entities of one score. Null in exports that have none. */
  readonly logit: number | null;
  readonly band: string;
  readonly reasons: readonly Reason[];
  readonly innocence: readonly Reason[];
  /** Value of each signal that could be computed, by its code. */
  readonly measured: Readonly<Record<string, number>>;
}

export interface Reason {
  readonly code: string;
  readonly family: string;
  /** What it adds to the log-odds. */
  readonly contribution: number;
}

const CASE_BANDS: ReadonlySet<string> = new Set(["high", "normal"]);

/** Whether a reviewer gets it as a case, rather than to watch or not at all. */
export function isCase({ band }: Flag): boolean {
  return CASE_BANDS.has(band);
}
