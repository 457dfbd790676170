export interface BackOff {
  readonly baseMs: number;
  readonly capMs: number;
}

/**
 * Milliseconds to wait after the `failures`-th failure in a row (from 1): exponential with full jitter,
 * uniform in [0, min(cap, base * 2^(failures - 1))).
 */
export function backOffDelay(failures: number, { baseMs, capMs }: BackOff, random: () => number): number {
  return random() * Math.min(capMs, baseMs * 2 ** (failures - 1));
}
