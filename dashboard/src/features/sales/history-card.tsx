import { useTranslation } from "react-i18next";
import { ChartCard } from "../../components/chart-card.tsx";
import { LegendItem } from "../../components/legend-item.tsx";
import { formatCount } from "../../format/count.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import { SALES_CHART_HEIGHT, SalesChart } from "../event/sales-chart.tsx";
import { formatStretch } from "./format-stretch.ts";
import { buildHistory } from "./history-series.ts";
import { useHistoryTable } from "./use-history-table.ts";
import type { SalesTabData } from "./use-sales-tab.ts";

interface HistoryCardProps {
  readonly series: SalesTabData["salesSeries"];
  readonly timeZone: string;
  /** Time on the chain. */
  readonly nowMs: number;
  readonly fileName: string;
}

/** Tickets sold and resold per stretch of time, and in total. */
export function HistoryCard({ series, timeZone, nowMs, fileName }: HistoryCardProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { interval } = series;
  const history = buildHistory(series.points, interval, nowMs);
  const last = history.at(-1);
  const label = (start: string) => formatStretch(start, { interval, timeZone, locale });
  const values = { primary: last?.primaryTotal ?? 0, resale: last?.resaleTotal ?? 0 };
  const summary = t("sales.history.summary", {
    refunds: series.points.reduce((sum, { refundCount }) => sum + Number(refundCount), 0),
    complimentary: series.points.reduce((sum, { complimentaryCount }) => sum + Number(complimentaryCount), 0),
  });
  return (
    <ChartCard
      subject={t(`sales.history.subject.${interval}`)}
      title={t("sales.history.finding", values)}
      summary={series.isTruncated ? `${summary} ${t("sales.history.truncated")}` : summary}
      fileName={fileName}
      height={SALES_CHART_HEIGHT}
      table={useHistoryTable(series, { history, timeZone })}
      legend={
        <>
          <LegendItem
            mark={<rect width="14" height="14" rx="2" fill="var(--c1)" />}
            label={`${t("event.salesChart.primary")} ${formatCount(values.primary, locale)}`}
          />
          <LegendItem
            mark={<rect width="14" height="14" rx="2" fill="var(--c2)" />}
            label={`${t("event.salesChart.resale")} ${formatCount(values.resale, locale)}`}
          />
        </>
      }
    >
      <SalesChart
        days={history}
        title={t(`sales.history.subject.${interval}`)}
        formatShort={label}
        formatLong={label}
      />
    </ChartCard>
  );
}
