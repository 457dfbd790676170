import { MapPin, Ticket } from "lucide-react";
import { useTranslation } from "react-i18next";
import { AddressChip } from "../../components/address-chip.tsx";
import { EventStatusBadge } from "../../components/event-status-badge.tsx";
import { UnknownDetail } from "../../components/unknown-detail.tsx";
import { formatCountry } from "../../format/country.ts";
import { dateParts, formatExact, formatTime, zoneOf } from "../../format/date.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { EventOverview } from "./use-event.ts";

interface EventHeaderProps {
  readonly event: EventOverview;
}

/** The event as a ticket: what it is, and a stub that says when. */
export function EventHeader({ event }: EventHeaderProps) {
  const { t } = useTranslation();
  return (
    <div className="card grid sm:grid-cols-[minmax(0,1fr)_200px]">
      <div className="flex flex-col gap-2 p-5 sm:p-7">
        <p className="flex flex-wrap items-center gap-2 text-13 text-ink-2">
          {event.artist !== null && <span className="text-ink">{event.artist}</span>}
          <EventStatusBadge status={event.status} />
        </p>
        <h1 className="text-28 leading-tight font-semibold tracking-tight text-balance">{event.name}</h1>
        <p className="flex items-center gap-1.5 text-14">
          <MapPin aria-hidden="true" className="size-4 shrink-0 text-ink-2" strokeWidth={1.75} />
          <Place event={event} />
        </p>
        <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-1 text-12 text-ink-2">
          <div className="flex items-center gap-2">
            <dt>{t("event.header.organizer")}</dt>
            <dd className="text-ink">
              {event.organizer === null ? (
                <UnknownDetail />
              ) : (
                <AddressChip address={event.organizer.address} />
              )}
            </dd>
          </div>
          <div className="flex items-center gap-2">
            <dt>{t("event.header.contract")}</dt>
            <dd className="text-ink">
              <AddressChip address={event.contract} />
            </dd>
          </div>
          <div className="flex items-center gap-1.5">
            <Ticket aria-hidden="true" className="size-3.5" />
            <dt>{t("event.header.number")}</dt>
            <dd className="text-ink">{event.eventId}</dd>
          </div>
        </dl>
      </div>
      <DateStub event={event} />
    </div>
  );
}

function Place({ event: { venue, city, country } }: EventHeaderProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const countryName = country === null ? null : formatCountry(country, locale);
  if (venue !== null && city !== null && countryName !== null) {
    return t("event.header.place", { venue, city, country: countryName });
  }
  const known = [venue, city, countryName].filter((part) => part !== null);
  return known.length === 0 ? <UnknownDetail /> : known.join(" · ");
}

function DateStub({ event }: EventHeaderProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { startsAt } = event;
  const zone = zoneOf(event);
  if (startsAt === null) {
    return (
      <div className="ticket-stub ticket-stub-beside flex items-center gap-2 px-5 py-4 text-13 sm:flex-col sm:justify-center">
        <span className="text-12 text-ink-2">{t("event.header.start")}</span>
        <UnknownDetail />
      </div>
    );
  }
  const date = dateParts(startsAt, zone, locale);
  return (
    <time
      dateTime={startsAt}
      title={formatExact(startsAt, zone, locale)}
      className="ticket-stub ticket-stub-beside flex items-center gap-4 px-5 py-4 sm:flex-col sm:justify-center sm:gap-0 sm:text-center"
    >
      <span className="text-12 text-ink-2">{date.weekday}</span>
      <span className="text-40 leading-none font-semibold tracking-tight sm:my-1">{date.day}</span>
      <span className="font-medium">
        {t("event.header.monthYear", { month: date.month, year: date.year })}
      </span>
      <span className="ml-auto text-12 text-ink-2 sm:mt-2 sm:ml-0">{formatTime(startsAt, zone, locale)}</span>
    </time>
  );
}
