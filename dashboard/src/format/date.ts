/** Zone in which an event's times are shown: its own, or UTC where it is not known. */
export function zoneOf({ timeZone }: { readonly timeZone: string | null }): string {
  return timeZone ?? "UTC";
}

/** Instant as date in a zone, for example "Mar 14, 2026" and "2026年3月14日". */
export function formatDate(instant: string, timeZone: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone }).format(new Date(instant));
}

/** Instant as date and time in a zone, with the zone's name. */
export function formatDateTime(instant: string, timeZone: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZone,
    timeZoneName: "short",
  }).format(new Date(instant));
}

/** Instant to the second in a zone, for tooltips. */
export function formatExact(instant: string, timeZone: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "long",
    timeZone,
  }).format(new Date(instant));
}

/** Time of day in a zone, with the zone's name. */
export function formatTime(instant: string, timeZone: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    hour: "numeric",
    minute: "2-digit",
    timeZone,
    timeZoneName: "short",
  }).format(new Date(instant));
}

/** Parts of a date for the stub of a ticket. */
export function dateParts(instant: string, timeZone: string, locale: string) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(new Date(instant));
  return {
    weekday: format({ weekday: "long" }),
    day: new Intl.DateTimeFormat("en", { day: "numeric", timeZone }).format(new Date(instant)),
    month: format({ month: "short" }),
    year: new Intl.DateTimeFormat("en", { year: "numeric", timeZone }).format(new Date(instant)),
  };
}

/** Calendar day (YYYY-MM-DD), without a zone: it is already a day of the event's zone. */
export function formatDay(day: string, locale: string, style: "short" | "long" = "long"): string {
  return new Intl.DateTimeFormat(locale, {
    month: "short",
    day: "numeric",
    ...(style === "long" ? { year: "numeric" } : {}),
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));
}

/** Calendar day (YYYY-MM-DD) that an instant falls on in a zone. */
export function dayOf(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    timeZone,
  }).format(new Date(instant));
}

/** Time of day in a zone, for axes. */
export function formatTimeOfDay(instant: string, timeZone: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone }).format(
    new Date(instant),
  );
}
