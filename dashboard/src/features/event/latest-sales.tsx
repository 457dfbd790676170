import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import { ErrorBanner } from "../../components/error-banner.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { ProgressLine } from "../../components/progress-line.tsx";
import { SelectField } from "../../components/select-field.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import type { SaleKind, TicketFamily } from "../../generated/graphql.ts";
import type { EventPlace } from "./event-place.ts";
import { SalesList } from "./sales-list.tsx";
import { SalesTable } from "./sales-table.tsx";
import { useLatestSales } from "./use-latest-sales.ts";

const ROUTE = "/events/$chainId/$contract/$eventId";

interface LatestSalesProps {
  readonly place: EventPlace;
  readonly timeZone: string;
  readonly family: TicketFamily | null;
}

/** The newest sales of an event, following the chain. */
export function LatestSales({ place, timeZone, family }: LatestSalesProps) {
  const { t } = useTranslation();
  const { kind } = useSearch({ from: ROUTE });
  const navigate = useNavigate({ from: ROUTE });
  const { sales, loadMore } = useLatestSales(place, kind);
  const { data, error, isOutdated, retry } = sales;
  const choose = (value: string) => {
    const next: SaleKind | undefined = value === "PRIMARY" || value === "SECONDARY" ? value : undefined;
    void navigate({ search: (before) => ({ ...before, kind: next }), replace: true, resetScroll: false });
  };
  if (data === undefined) {
    return error ? (
      <ErrorState error={error} onRetry={retry} />
    ) : (
      <Skeleton className="h-[640px] !rounded-card" />
    );
  }
  return (
    <section aria-labelledby="latest-sales" className="card min-w-0">
      <div className="flex flex-wrap items-center justify-between gap-3 p-4 sm:px-5">
        <h2 id="latest-sales" className="text-16 font-semibold">
          {t("event.sales.title")}
        </h2>
        <SelectField
          label={t("event.sales.kindFilter")}
          value={kind ?? ""}
          options={[
            { value: "", label: t("event.sales.anyKind") },
            { value: "PRIMARY", label: t("event.sales.kind.PRIMARY") },
            { value: "SECONDARY", label: t("event.sales.kind.SECONDARY") },
          ]}
          onChange={choose}
        />
      </div>
      <ErrorBanner error={error} onRetry={retry} />
      <ProgressLine isActive={isOutdated} />
      {data.nodes.length === 0 && <p className="px-5 pb-8 text-ink-2">{t("event.sales.empty")}</p>}
      {data.nodes.length > 0 && (
        <>
          <div className="hidden overflow-x-auto sm:block">
            <SalesTable sales={data.nodes} chainId={place.chainId} timeZone={timeZone} family={family} />
          </div>
          <div className="sm:hidden">
            <SalesList sales={data.nodes} chainId={place.chainId} timeZone={timeZone} family={family} />
          </div>
        </>
      )}
      {data.hasMore && (
        <div className="flex justify-center border-t border-line p-3">
          <Button onClick={loadMore} disabled={isOutdated}>
            {t("event.sales.loadMore")}
          </Button>
        </div>
      )}
    </section>
  );
}
