const LONGEST_MS = 60_000;

/** Milliseconds of a Retry-After header (seconds or an HTTP date), at most one minute; null when absent or unreadable. */
export function parseRetryAfter(header: string | null, nowEpochMs: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  const delay = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowEpochMs;
  return Number.isNaN(delay) ? null : Math.min(Math.max(delay, 0), LONGEST_MS);
}
