import { Link, useParams } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import { NotFoundPage } from "../../app/not-found-page.tsx";
import { usePageTitle } from "../../app/use-page-title.ts";
import { ErrorBanner } from "../../components/error-banner.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { zoneOf } from "../../format/date.ts";
import { EventCharts } from "./event-charts.tsx";
import { EventFigures } from "./event-figures.tsx";
import { EventHeader } from "./event-header.tsx";
import { type EventPlace, parseEventPlace } from "./event-place.ts";
import { EventSkeleton } from "./event-skeleton.tsx";
import { FiguresAge } from "./figures-age.tsx";
import { LatestSales } from "./latest-sales.tsx";
import { placeKey, useEventOverview } from "./use-event.ts";

/** One event: how it sells, how it is resold, and what was sold last. */
export function EventPage() {
  const place = parseEventPlace(useParams({ from: "/events/$chainId/$contract/$eventId" }));
  if (place === null) return <NotFoundPage />;
  // A new event starts afresh, so that no figure of the last one is ever seen under its name.
  return <EventOverviewPage key={placeKey(place)} place={place} />;
}

function EventOverviewPage({ place }: { readonly place: EventPlace }) {
  const { t } = useTranslation();
  const { data: event, error, retry } = useEventOverview(place);
  usePageTitle(event?.name ?? t("event.page.title"));
  if (event === undefined) return error ? <ErrorState error={error} onRetry={retry} /> : <EventSkeleton />;
  if (event === null) return <NotFoundPage />;
  return (
    <>
      <Link
        to="/"
        className="touch-target -mb-2 inline-flex items-center gap-1 self-start text-13 text-ink-2 hover:text-ink"
      >
        <ChevronLeft aria-hidden="true" className="size-4" />
        {t("event.page.back")}
      </Link>
      <ErrorBanner error={error} onRetry={retry} />
      <EventHeader event={event} />
      <div className="flex flex-col gap-1.5">
        <EventFigures event={event} />
        <FiguresAge freshness={event.salesSummary.freshness} />
      </div>
      <EventCharts place={place} />
      <LatestSales place={place} timeZone={zoneOf(event)} family={event.family} />
    </>
  );
}
