import { formatDateTime, zoneOf } from "../format/date.ts";
import { useLocale } from "../i18n/use-locale.ts";
import { UnknownDetail } from "./unknown-detail.tsx";

interface EventTimeProps {
  readonly event: { readonly startsAt: string | null; readonly timeZone: string | null };
}

/** When an event starts, in its own zone. */
export function EventTime({ event }: EventTimeProps) {
  const locale = useLocale();
  const { startsAt } = event;
  if (startsAt === null) return <UnknownDetail />;
  return <time dateTime={startsAt}>{formatDateTime(startsAt, zoneOf(event), locale)}</time>;
}
