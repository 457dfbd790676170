import { Link, useParams, useSearch } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { NotFoundPage } from "../../app/not-found-page.tsx";
import { usePageTitle } from "../../app/use-page-title.ts";
import { ErrorBanner } from "../../components/error-banner.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { EventHeader } from "./event-header.tsx";
import { type EventPlace, parseEventPlace } from "./event-place.ts";
import { EventSkeleton } from "./event-skeleton.tsx";
import { EventTabBar } from "./event-tab-bar.tsx";
import { EVENT_TAB_IDS } from "./event-tab-id.ts";
import { EVENT_TABS } from "./event-tabs.ts";
import { placeKey, useEventOverview } from "./use-event.ts";

const ROUTE = "/events/$chainId/$contract/$eventId";

/** One event: how it sells, how it is resold, and what was sold last. */
export function EventPage() {
  const place = parseEventPlace(useParams({ from: ROUTE }));
  if (place === null) return <NotFoundPage />;
  // A new event starts afresh, so that no figure of the last one is ever seen under its name.
  return <EventOverviewPage key={placeKey(place)} place={place} />;
}

function EventOverviewPage({ place }: { readonly place: EventPlace }) {
  const { t } = useTranslation();
  const { tab: current = EVENT_TAB_IDS[0] } = useSearch({ from: ROUTE });
  const { data: event, error, retry } = useEventOverview(place);
  usePageTitle(event?.name ?? t("event.page.title"));
  if (event === undefined) return error ? <ErrorState error={error} onRetry={retry} /> : <EventSkeleton />;
  if (event === null) return <NotFoundPage />;
  const Panel = EVENT_TABS[current];
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
      <EventTabBar current={current} />
      <Suspense fallback={<Skeleton className="h-[560px] !rounded-card" />}>
        <Panel place={place} event={event} />
      </Suspense>
    </>
  );
}
