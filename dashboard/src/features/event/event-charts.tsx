import { chainNowMs } from "../../app/network-state.ts";
import { useNetwork } from "../../app/networks-context.tsx";
import { ErrorBanner } from "../../components/error-banner.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { dayOf, zoneOf } from "../../format/date.ts";
import type { EventPlace } from "./event-place.ts";
import { MarkupChartCard } from "./markup-chart-card.tsx";
import { ResaleChartCard } from "./resale-chart-card.tsx";
import { SalesChartCard } from "./sales-chart-card.tsx";
import { buildSalesSeries } from "./sales-series.ts";
import { useEventCharts } from "./use-event.ts";

/** The three charts of an event. */
export function EventCharts({ place }: { readonly place: EventPlace }) {
  const { data: event, error, retry } = useEventCharts(place);
  const network = useNetwork(place.chainId);
  if (event === undefined || event === null) {
    return error ? <ErrorState error={error} onRetry={retry} /> : <ChartsSkeleton />;
  }
  const today = dayOf(new Date(chainNowMs(network, Date.now())).toISOString(), zoneOf(event));
  const fileName = (chart: string) => `event-${place.eventId}-${chart}`;
  return (
    <>
      <ErrorBanner error={error} onRetry={retry} />
      <SalesChartCard
        days={buildSalesSeries(event.salesByDay.days, today)}
        isTruncated={event.salesByDay.isTruncated}
        fileName={fileName("sales-by-day")}
      />
      <div className="grid gap-5 xl:grid-cols-[3fr_2fr]">
        <ResaleChartCard
          points={event.resalePoints}
          markup={event.markup}
          timeZone={zoneOf(event)}
          fileName={fileName("resale-prices")}
        />
        <MarkupChartCard markup={event.markup} fileName={fileName("markup-distribution")} />
      </div>
    </>
  );
}

function ChartsSkeleton() {
  return (
    <>
      <Skeleton className="h-[560px] !rounded-card" />
      <div className="grid gap-5 xl:grid-cols-[3fr_2fr]">
        <Skeleton className="h-[510px] !rounded-card" />
        <Skeleton className="h-[510px] !rounded-card" />
      </div>
    </>
  );
}
