import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useNetworks } from "../../app/networks-context.tsx";
import { usePageTitle } from "../../app/use-page-title.ts";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorBanner } from "../../components/error-banner.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { ProgressLine } from "../../components/progress-line.tsx";
import { EventCard } from "./event-card.tsx";
import { EventsFigures } from "./events-figures.tsx";
import { EventsFilterBar } from "./events-filter-bar.tsx";
import type { EventsSearch } from "./events-search.ts";
import { EventsSkeleton } from "./events-skeleton.tsx";
import { EventsTable } from "./events-table.tsx";
import { useEvents } from "./use-events.ts";

/** All events: what they come to together, then each of them. */
export function EventsPage() {
  const { t } = useTranslation();
  usePageTitle(t("events.page.title"));
  const search = useSearch({ from: "/" });
  const navigate = useNavigate({ from: "/" });
  const change = useCallback(
    (next: EventsSearch) => void navigate({ search: next, replace: true, resetScroll: false }),
    [navigate],
  );
  return (
    <>
      <h1 className="text-28 font-semibold tracking-tight">{t("events.page.title")}</h1>
      <EventsFilterBar search={search} onChange={change} />
      <EventsList search={search} onChange={change} />
    </>
  );
}

interface EventsListProps {
  readonly search: EventsSearch;
  readonly onChange: (search: EventsSearch) => void;
}

function EventsList({ search, onChange }: EventsListProps) {
  const { t } = useTranslation();
  const { events, loadMore } = useEvents(search);
  const { data, error, isOutdated, retry } = events;
  if (data === undefined) return error ? <ErrorState error={error} onRetry={retry} /> : <EventsSkeleton />;
  if (data.nodes.length === 0) return <NoEvents search={search} onReset={() => onChange({})} />;
  return (
    <div className="flex flex-col gap-4">
      <ErrorBanner error={error} onRetry={retry} />
      <EventsFigures events={data.nodes} />
      <p className="-mb-3 text-12 text-ink-2">
        {data.hasMore
          ? t("events.page.shown", { shown: data.nodes.length, total: data.totalCount ?? data.nodes.length })
          : t("events.page.all", { count: data.nodes.length })}
      </p>
      <ProgressLine isActive={isOutdated} />
      <div className="card -mt-4 hidden overflow-x-auto sm:block">
        <EventsTable events={data.nodes} search={search} onSort={onChange} />
      </div>
      <ul className="-mt-2 flex flex-col gap-3 sm:hidden">
        {data.nodes.map((event) => (
          <EventCard key={event.id} event={event} />
        ))}
      </ul>
      {data.hasMore && (
        <Button className="self-center" onClick={loadMore} disabled={isOutdated}>
          {t("events.page.loadMore")}
        </Button>
      )}
    </div>
  );
}

function NoEvents({ search, onReset }: { readonly search: EventsSearch; readonly onReset: () => void }) {
  const { t } = useTranslation();
  const isFiltered = Boolean(search.q ?? search.status ?? search.chain);
  const hasNetwork = useNetworks().data?.length !== 0;
  if (!isFiltered) {
    const advice = hasNetwork ? t("events.empty.advice") : t("events.empty.noNetwork");
    return <EmptyState title={t("events.empty.title")} advice={advice} />;
  }
  return (
    <EmptyState
      title={t("events.noMatch.title")}
      advice={t("events.noMatch.advice")}
      action={<Button onClick={onReset}>{t("events.noMatch.reset")}</Button>}
    />
  );
}
