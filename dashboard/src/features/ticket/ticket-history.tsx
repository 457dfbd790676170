import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import { ErrorBanner } from "../../components/error-banner.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { HashChip } from "../../components/hash-chip.tsx";
import { ProgressLine } from "../../components/progress-line.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { formatExact } from "../../format/date.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import { HistoryText } from "./history-text.tsx";
import type { TicketPlace } from "./ticket-place.ts";
import { type HistoryEntry, useTicketHistory } from "./use-ticket.ts";

interface TicketHistoryProps {
  readonly place: TicketPlace;
  readonly timeZone: string;
}

/** Everything that happened to a ticket, from its issue on. */
export function TicketHistory({ place, timeZone }: TicketHistoryProps) {
  const { t } = useTranslation();
  const { history, loadMore } = useTicketHistory(place);
  const { data, error, isOutdated, retry } = history;
  if (data === undefined) {
    return error ? (
      <ErrorState error={error} onRetry={retry} />
    ) : (
      <Skeleton className="h-[480px] !rounded-card" />
    );
  }
  return (
    <section aria-labelledby="ticket-history" className="card min-w-0 p-4 sm:p-6">
      <h2 id="ticket-history" className="pb-4 text-16 font-semibold">
        {t("ticket.history.title")}
      </h2>
      <ErrorBanner error={error} onRetry={retry} />
      <ProgressLine isActive={isOutdated} />
      {data.nodes.length === 0 && <p className="text-ink-2">{t("ticket.history.empty")}</p>}
      <ol className="ml-1.5 border-l border-line">
        {data.nodes.map((entry) => (
          <HistoryItem
            key={`${entry.transactionHash} ${entry.logIndex} ${entry.__typename}`}
            entry={entry}
            chainId={place.chainId}
            timeZone={timeZone}
          />
        ))}
      </ol>
      {data.hasMore && (
        <div className="flex justify-center pt-3">
          <Button onClick={loadMore} disabled={isOutdated}>
            {t("ticket.history.loadMore")}
          </Button>
        </div>
      )}
    </section>
  );
}

interface HistoryItemProps {
  readonly entry: HistoryEntry;
  readonly chainId: number;
  readonly timeZone: string;
}

function HistoryItem({ entry, chainId, timeZone }: HistoryItemProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <li className="relative pb-5 pl-5 text-13 last:pb-0">
      <span
        aria-hidden="true"
        className="absolute top-1.5 -left-[5px] size-2.5 rounded-full border-2 border-surface bg-accent"
      />
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <HistoryText entry={entry} chainId={chainId} />
      </div>
      <div className="flex flex-wrap items-center gap-x-3 text-12 text-ink-2">
        <time dateTime={entry.timestamp}>{formatExact(entry.timestamp, timeZone, locale)}</time>
        <span>{t("ticket.history.block", { block: entry.block })}</span>
        <HashChip hash={entry.transactionHash} />
      </div>
    </li>
  );
}
