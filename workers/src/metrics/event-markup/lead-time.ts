const DAY_SECONDS = 86_400;

/** Ranges of the time from a resale to the event's start: more days than `above`, and no more than the range before. */
const RANGES = [
  { name: "OVER_60_DAYS", above: 60 },
  { name: "DAYS_60_TO_30", above: 30 },
  { name: "DAYS_30_TO_14", above: 14 },
  { name: "DAYS_14_TO_7", above: 7 },
  { name: "DAYS_7_TO_3", above: 3 },
] as const;

/**
 * Range of lead time that a resale falls in: each holds its longer end, DAYS_3_TO_1 both, UNDER_1_DAY and OVER_60_DAYS
 * neither; a resale at the start is AFTER_START. UNKNOWN without a start.
 * @param start unix seconds of any size
 */
export function leadTimeOf(time: number, start: bigint | null): string {
  if (start === null) return "UNKNOWN";
  const lead = Number(start) - time;
  const range = RANGES.find(({ above }) => lead > above * DAY_SECONDS);
  if (range !== undefined) return range.name;
  if (lead >= DAY_SECONDS) return "DAYS_3_TO_1";
  return lead > 0 ? "UNDER_1_DAY" : "AFTER_START";
}
