/**
 * Unix seconds of a wall-clock time, `days` after the day of `from` in the time zone.
 * @param from unix seconds
 * @param timeZone IANA name
 */
export function zonedTime(from: number, days: number, hour: number, timeZone: string): number {
  const day = wallClock(from + days * 86_400, timeZone);
  const midnight = day - (day % 86_400);
  const wanted = midnight + hour * 3600;
  const guess = wanted - (wallClock(wanted, timeZone) - wanted);
  return guess - (wallClock(guess, timeZone) - wanted);
}

/** The zone's wall clock at that moment, written as if it were UTC, in seconds. */
function wallClock(seconds: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const parts = Object.fromEntries(
    format.formatToParts(new Date(seconds * 1000)).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
}
