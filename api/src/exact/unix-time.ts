const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59) / 1000;

/**
 * Instant of unix `seconds`. What anybody may publish can be any 256-bit number, RFC 3339 ends with the year 9999:
 * later times are shown as its last second.
 */
export function fromUnixSeconds(seconds: string): Date {
  return new Date(Math.min(Number(seconds), LATEST) * 1000);
}

/** Unix seconds with milliseconds as an exact decimal string. */
export function toUnixSeconds(instant: Date): string {
  return (instant.getTime() / 1000).toFixed(3);
}
