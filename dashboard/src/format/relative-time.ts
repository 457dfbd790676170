const MINUTE = 60;
const HOUR = 60 * MINUTE;
export const DAY_SECONDS = 24 * HOUR;

/**
 * Time passed, in the coarsest fitting unit: "now", "12 sec. ago", "3 hr. ago".
 * @param seconds time passed; negative for the future
 */
export function formatRelative(seconds: number, locale: string): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "always", style: "short" });
  const passed = Math.abs(seconds);
  const sign = seconds < 0 ? 1 : -1;
  if (passed < 1) return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(0, "second");
  if (passed < MINUTE) return format.format(sign * Math.floor(passed), "second");
  if (passed < HOUR) return format.format(sign * Math.floor(passed / MINUTE), "minute");
  if (passed < DAY_SECONDS) return format.format(sign * Math.floor(passed / HOUR), "hour");
  return format.format(sign * Math.floor(passed / DAY_SECONDS), "day");
}

/** Seconds from one instant to another, in milliseconds since the epoch, rounded down. */
export function secondsBetween(fromMs: number, toMs: number): number {
  return Math.floor((toMs - fromMs) / 1000);
}
