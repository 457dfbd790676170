import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { chainNowMs } from "../../app/network-state.ts";
import { useNetwork } from "../../app/networks-context.tsx";
import { ErrorBanner } from "../../components/error-banner.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { ProgressLine } from "../../components/progress-line.tsx";
import { SelectField } from "../../components/select-field.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { zoneOf } from "../../format/date.ts";
import type { EventTabProps } from "../event/event-tabs.ts";
import { FiguresAge } from "../event/figures-age.tsx";
import { findInterval, SALES_INTERVALS } from "./choose-interval.ts";
import { FeesCard } from "./fees-card.tsx";
import { FiatFigures } from "./fiat-figures.tsx";
import { HistoryCard } from "./history-card.tsx";
import { TierTable } from "./tier-table.tsx";
import { type SalesTabData, useSalesTab } from "./use-sales-tab.ts";

const ROUTE = "/events/$chainId/$contract/$eventId";

/** How an event sold over time and by tier, and where the money went. */
export function SalesTab({ place, event }: EventTabProps) {
  const { interval, tier } = useSearch({ from: ROUTE });
  const network = useNetwork(place.chainId);
  const { data, error, isOutdated, retry } = useSalesTab(place, { interval, tier });
  if (data === undefined || data === null) {
    return error ? (
      <ErrorState error={error} onRetry={retry} />
    ) : (
      <Skeleton className="h-[720px] !rounded-card" />
    );
  }
  const fileName = `event-${place.eventId}`;
  return (
    <>
      <ErrorBanner error={error} onRetry={retry} />
      <div className="flex flex-col gap-1.5">
        <FiatFigures summary={data.salesSummary} />
        <FiguresAge freshness={data.salesSummary.freshness} />
      </div>
      <SalesFilters data={data} />
      <ProgressLine isActive={isOutdated} />
      <HistoryCard
        series={data.salesSeries}
        timeZone={zoneOf(event)}
        nowMs={chainNowMs(network, Date.now())}
        fileName={`${fileName}-sales-by-${data.salesSeries.interval.toLowerCase()}`}
      />
      <TierTable tiers={data.tierSales} />
      {data.feeBreakdown.totals.map((total) => (
        <FeesCard
          key={`${total.kind} ${total.gross.currency.id}`}
          total={total}
          fileName={`${fileName}-fees-${total.kind.toLowerCase()}`}
        />
      ))}
    </>
  );
}

function SalesFilters({ data }: { readonly data: SalesTabData }) {
  const { t } = useTranslation();
  const { interval, tier } = useSearch({ from: ROUTE });
  const navigate = useNavigate({ from: ROUTE });
  const choose = (chosen: { interval?: string; tier?: string }) =>
    void navigate({
      search: (before) => ({
        ...before,
        interval: findInterval(chosen.interval ?? interval),
        tier: (chosen.tier ?? tier) || undefined,
      }),
      replace: true,
      resetScroll: false,
    });
  return (
    <div className="flex flex-wrap gap-2">
      <SelectField
        label={t("sales.filter.interval")}
        value={interval ?? ""}
        options={[
          { value: "", label: t("sales.filter.auto") },
          ...SALES_INTERVALS.map((value) => ({ value, label: t(`sales.filter.by.${value}`) })),
        ]}
        onChange={(value) => choose({ interval: value })}
      />
      <SelectField
        label={t("sales.filter.tier")}
        value={tier ?? ""}
        options={[
          { value: "", label: t("sales.filter.allTiers") },
          ...data.ticketTypes.map(({ tierId, name }) => ({ value: tierId, label: name })),
        ]}
        onChange={(value) => choose({ tier: value })}
      />
    </div>
  );
}
