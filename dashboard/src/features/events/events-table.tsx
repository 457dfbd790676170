import { useTranslation } from "react-i18next";
import { EventStatusBadge } from "../../components/event-status-badge.tsx";
import { EventTime } from "../../components/event-time.tsx";
import type { EventRowFragment } from "../../generated/graphql.ts";
import { GrossCell, MedianMarkupCell, ResaleShareCell, SoldCell } from "./event-cells.tsx";
import { EventLink } from "./event-link.tsx";
import type { EventsSearch } from "./events-search.ts";
import { SortHeader } from "./sort-header.tsx";

interface EventsTableProps {
  readonly events: readonly EventRowFragment[];
  readonly search: EventsSearch;
  readonly onSort: (search: EventsSearch) => void;
}

/** The events as a table, for screens that have the room. */
export function EventsTable({ events, search, onSort }: EventsTableProps) {
  const { t } = useTranslation();
  return (
    <table className="w-full text-13">
      <caption className="sr-only">{t("events.table.caption")}</caption>
      <thead className="border-b border-line text-left text-12 text-ink-2">
        <tr className="[&>th]:px-4 [&>th]:py-2.5 [&>th]:font-medium lg:[&>th]:px-5">
          <SortHeader field="NAME" search={search} onSort={onSort} label={t("events.table.event")} />
          <SortHeader field="STARTS_AT" search={search} onSort={onSort} label={t("events.table.date")} />
          <th scope="col">{t("events.table.sold")}</th>
          <th scope="col" className="text-right">
            {t("events.table.gross")}
          </th>
          <th scope="col" className="text-right">
            {t("events.table.resaleShare")}
          </th>
          <th scope="col" className="text-right">
            {t("events.table.markup")}
          </th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <EventRow key={event.id} event={event} />
        ))}
      </tbody>
    </table>
  );
}

function EventRow({ event }: { readonly event: EventRowFragment }) {
  return (
    <tr className="relative border-b border-line last:border-0 hover:bg-raised [&>td]:px-4 [&>td]:py-3 lg:[&>td]:px-5">
      <th scope="row" className="w-[32%] px-4 py-3 text-left font-normal lg:px-5">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <EventLink
            event={event}
            className="text-14 font-medium underline-offset-4 hover:text-accent hover:underline"
          >
            {event.name}
          </EventLink>
          <EventStatusBadge status={event.status} />
        </div>
        <span className="text-12 text-ink-2">
          {[event.artist, event.city].filter((detail) => detail !== null).join(" · ")}
        </span>
      </th>
      <td className="text-ink-2 lg:whitespace-nowrap">
        <EventTime event={event} />
      </td>
      <td>
        <SoldCell event={event} />
      </td>
      <td className="text-right">
        <GrossCell event={event} />
      </td>
      <td className="text-right">
        <ResaleShareCell event={event} />
      </td>
      <td className="text-right">
        <MedianMarkupCell event={event} />
      </td>
    </tr>
  );
}
