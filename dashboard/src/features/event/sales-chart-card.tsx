import { useTranslation } from "react-i18next";
import { ChartCard } from "../../components/chart-card.tsx";
import { LegendItem } from "../../components/legend-item.tsx";
import type { ChartTable } from "../../components/twin-table.tsx";
import { formatCount } from "../../format/count.ts";
import { formatDay } from "../../format/date.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import { useMessage } from "../../i18n/use-message.ts";
import { SALES_CHART_HEIGHT, SalesChart } from "./sales-chart.tsx";
import { findSales, summarizeSales } from "./sales-finding.ts";
import type { SalesDay } from "./sales-series.ts";

interface SalesChartCardProps {
  readonly days: readonly SalesDay[];
  readonly isTruncated: boolean;
  readonly fileName: string;
}

/** Tickets sold and resold per day, and in total. */
export function SalesChartCard({ days, isTruncated, fileName }: SalesChartCardProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const say = useMessage();
  const hasRunningDay = days.at(-1)?.isIncomplete === true;
  const summary = say(summarizeSales(days, locale));
  return (
    <ChartCard
      subject={t("event.salesChart.subject")}
      title={say(findSales(days, locale))}
      summary={isTruncated ? `${summary} ${t("event.salesChart.truncated")}` : summary}
      fileName={fileName}
      height={SALES_CHART_HEIGHT}
      table={useSalesTable(days)}
      legend={
        <>
          <LegendItem
            mark={<rect width="14" height="14" rx="2" fill="var(--c1)" />}
            label={t("event.salesChart.primary")}
          />
          <LegendItem
            mark={<rect width="14" height="14" rx="2" fill="var(--c2)" />}
            label={t("event.salesChart.resale")}
          />
          {hasRunningDay && (
            <LegendItem
              mark={<path d="M0 14 14 0M-2 8 8-2M6 16 16 6" stroke="var(--ink-2)" strokeWidth="2" />}
              label={t("event.salesChart.running")}
            />
          )}
        </>
      }
    >
      <SalesChart days={days} />
    </ChartCard>
  );
}

function useSalesTable(days: readonly SalesDay[]): ChartTable {
  const { t } = useTranslation();
  const locale = useLocale();
  return {
    columns: [
      { label: t("event.salesChart.day"), csvName: "day" },
      { label: t("event.salesChart.primary"), csvName: "primary_sales", isNumeric: true },
      { label: t("event.salesChart.resale"), csvName: "resales", isNumeric: true },
      { label: t("event.salesChart.primaryTotal"), csvName: "primary_sales_total", isNumeric: true },
      { label: t("event.salesChart.resaleTotal"), csvName: "resales_total", isNumeric: true },
      { label: t("event.salesChart.state"), csvName: "is_complete" },
    ],
    rows: days.map((day) => {
      const counts = [day.primary, day.resale, day.primaryTotal, day.resaleTotal];
      const state = day.isIncomplete ? t("event.salesChart.running") : t("event.salesChart.complete");
      return {
        key: day.day,
        cells: [formatDay(day.day, locale), ...counts.map((count) => formatCount(count, locale)), state],
        csv: [day.day, ...counts, String(!day.isIncomplete)],
      };
    }),
  };
}
