import { ErrorBanner } from "../../components/error-banner.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { MethodNote } from "../../components/method-note.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { zoneOf } from "../../format/date.ts";
import type { EventTabProps } from "../event/event-tabs.ts";
import { FiguresAge } from "../event/figures-age.tsx";
import { CheckInsCard } from "./check-ins-card.tsx";
import { StatusTable } from "./status-table.tsx";
import { TicketsFigures } from "./tickets-figures.tsx";
import { TimesCard } from "./times-card.tsx";
import { useEventTickets } from "./use-event-tickets.ts";

/** What became of an event's tickets: how often they moved, how many are on offer, who came with them. */
export function TicketsTab({ place }: EventTabProps) {
  const { data: event, error, retry } = useEventTickets(place);
  if (event === undefined || event === null) {
    return error ? (
      <ErrorState error={error} onRetry={retry} />
    ) : (
      <Skeleton className="h-[560px] !rounded-card" />
    );
  }
  const { ticketFigures, attendance } = event;
  const fileName = (chart: string) => `event-${place.eventId}-${chart}`;
  return (
    <>
      <ErrorBanner error={error} onRetry={retry} />
      <div className="flex flex-col gap-1.5">
        <TicketsFigures figures={ticketFigures} attendance={attendance} />
        <div className="flex flex-wrap gap-x-4">
          <FiguresAge freshness={ticketFigures.freshness} />
          <MethodNote table="event_tickets" />
        </div>
      </div>
      <div className="grid gap-5 xl:grid-cols-2">
        <TimesCard kind="transfers" counts={ticketFigures.byTransfers} fileName={fileName("transfers")} />
        <TimesCard kind="resales" counts={ticketFigures.byResales} fileName={fileName("resales")} />
      </div>
      <div className="grid gap-5 xl:grid-cols-[2fr_1fr]">
        <CheckInsCard attendance={attendance} timeZone={zoneOf(event)} fileName={fileName("check-ins")} />
        <StatusTable counts={ticketFigures.byStatus} />
      </div>
    </>
  );
}
