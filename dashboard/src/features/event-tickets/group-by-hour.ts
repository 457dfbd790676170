/** Tickets that entered from an instant on. */
export interface CheckIns {
  readonly start: string;
  readonly ticketCount: string;
}

/**
 * Check-ins per full hour of a zone, oldest first, from those per quarter of an hour. A zone may be half an hour or a
 * quarter off the full hours of UTC.
 */
export function groupByHour(quarters: readonly CheckIns[], timeZone: string): CheckIns[] {
  const minutes = new Intl.DateTimeFormat("en", { minute: "numeric", timeZone });
  const hours = new Map<string, bigint>();
  for (const { start, ticketCount } of quarters) {
    const instant = new Date(start);
    const past = Number(minutes.format(instant)) * 60_000;
    const hour = new Date(instant.getTime() - past).toISOString();
    hours.set(hour, (hours.get(hour) ?? 0n) + BigInt(ticketCount));
  }
  return [...hours].map(([start, count]) => ({ start, ticketCount: count.toString() }));
}
