/** Calendar day (YYYY-MM-DD) of a unix time in an IANA time zone; in UTC when there is no such zone. */
export function localDay(time: number, timeZone: string): string {
  const parts = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  const format = (zone: string) =>
    new Intl.DateTimeFormat("en-CA", { ...parts, timeZone: zone }).format(time * 1000);
  try {
    return format(timeZone);
  } catch (error) {
    if (error instanceof RangeError) return format("UTC");
    throw error;
  }
}
