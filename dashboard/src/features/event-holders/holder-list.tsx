import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import { ErrorBanner } from "../../components/error-banner.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { ProgressLine } from "../../components/progress-line.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { toCsv } from "../../format/csv.ts";
import { downloadText } from "../../format/download.ts";
import type { EventPlace } from "../event/event-place.ts";
import { HolderTable } from "./holder-table.tsx";
import { type Holder, useHolderList } from "./use-event-holders.ts";

interface HolderListProps {
  readonly place: EventPlace;
  /** Tickets that all wallets hold; null before the first computation. */
  readonly heldCount: string | null;
}

/** The wallets that hold most, as of the newest block. */
export function HolderList({ place, heldCount }: HolderListProps) {
  const { t } = useTranslation();
  const { holders, loadMore } = useHolderList(place);
  const { data, error, isOutdated, retry } = holders;
  if (data === undefined) {
    return error ? (
      <ErrorState error={error} onRetry={retry} />
    ) : (
      <Skeleton className="h-[480px] !rounded-card" />
    );
  }
  const isEmpty = data.nodes.length === 0;
  return (
    <section aria-labelledby="top-holders" className="card min-w-0">
      <div className="flex flex-wrap items-center justify-between gap-3 p-4 sm:px-5">
        <h2 id="top-holders" className="text-16 font-semibold">
          {t("holders.list.title")}
        </h2>
        <Button disabled={isEmpty} onClick={() => save(place, data.nodes)}>
          <Download aria-hidden="true" className="size-4" />
          {t("common.chart.saveCsv")}
        </Button>
      </div>
      <ErrorBanner error={error} onRetry={retry} />
      <ProgressLine isActive={isOutdated} />
      {isEmpty ? (
        <p className="px-5 pb-8 text-ink-2">{t("holders.list.empty")}</p>
      ) : (
        <HolderTable holders={data.nodes} heldCount={heldCount} />
      )}
      {data.hasMore && (
        <div className="flex justify-center border-t border-line p-3">
          <Button onClick={loadMore} disabled={isOutdated}>
            {t("holders.list.loadMore")}
          </Button>
        </div>
      )}
    </section>
  );
}

function save(place: EventPlace, holders: readonly Holder[]): void {
  const rows = holders.map(({ wallet, ticketCount }, index) => [index + 1, wallet, ticketCount]);
  downloadText(
    `event-${place.eventId}-holders.csv`,
    toCsv(["rank", "wallet", "tickets"], rows),
    "text/csv;charset=utf-8",
  );
}
