/** Format of an IANA time zone's clocks; of UTC where there is no such zone. */
export function openZone(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-CA", { ...options, timeZone });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new Intl.DateTimeFormat("en-CA", { ...options, timeZone: "UTC" });
  }
}
