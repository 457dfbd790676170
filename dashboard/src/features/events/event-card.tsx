import { useTranslation } from "react-i18next";
import { EventStatusBadge } from "../../components/event-status-badge.tsx";
import { EventTime } from "../../components/event-time.tsx";
import type { EventRowFragment } from "../../generated/graphql.ts";
import { GrossCell, MedianMarkupCell, ResaleShareCell, SoldCell } from "./event-cells.tsx";
import { EventLink } from "./event-link.tsx";

/** An event as a ticket, for narrow screens: what matters most first. */
export function EventCard({ event }: { readonly event: EventRowFragment }) {
  const { t } = useTranslation();
  return (
    <li className="card">
      <div className="p-4">
        <EventLink event={event} className="touch-target block text-16 leading-snug font-semibold">
          {event.name}
        </EventLink>
        <p className="text-13 text-ink-2">
          {event.city !== null && `${event.city} · `}
          <EventTime event={event} />
        </p>
        <EventStatusBadge status={event.status} />
        <div className="mt-3 text-13">
          <SoldCell event={event} />
        </div>
      </div>
      <dl className="ticket-stub grid grid-cols-3 gap-3 px-4 py-3 text-13 [&_dt]:text-12 [&_dt]:text-ink-2">
        <div>
          <dt>{t("events.table.gross")}</dt>
          <dd>
            <GrossCell event={event} />
          </dd>
        </div>
        <div>
          <dt>{t("events.table.resaleShare")}</dt>
          <dd>
            <ResaleShareCell event={event} />
          </dd>
        </div>
        <div>
          <dt>{t("events.table.markup")}</dt>
          <dd>
            <MedianMarkupCell event={event} />
          </dd>
        </div>
      </dl>
    </li>
  );
}
