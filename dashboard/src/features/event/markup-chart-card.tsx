import { useTranslation } from "react-i18next";
import { ChartCard } from "../../components/chart-card.tsx";
import { LegendItem } from "../../components/legend-item.tsx";
import { formatCount } from "../../format/count.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import { useMessage } from "../../i18n/use-message.ts";
import { buildMarkupBins } from "./markup-bins.ts";
import { MARKUP_CHART_HEIGHT, MarkupChart } from "./markup-chart.tsx";
import { findMarkup, formatBin, summarizeMarkup } from "./markup-finding.ts";
import type { MarkupFigures } from "./resale-finding.ts";

interface MarkupChartCardProps {
  readonly markup: MarkupFigures;
  readonly fileName: string;
}

/** How far resale prices are from face value. */
export function MarkupChartCard({ markup, fileName }: MarkupChartCardProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const say = useMessage();
  const bins = buildMarkupBins(markup.distribution);
  const left = {
    priceUnknown: Number(markup.priceUnknownCount),
    faceUnknown: Number(markup.faceUnknownCount),
    faceZero: Number(markup.faceZeroCount),
    mixedCurrency: Number(markup.mixedCurrencyCount),
  };
  const isAnyLeftOut = Object.values(left).some((count) => count > 0);
  const leftOut = isAnyLeftOut ? ` ${t("event.markupChart.leftOut", left)}` : "";
  return (
    <ChartCard
      subject={t("event.markupChart.subject")}
      title={say(findMarkup(markup, locale))}
      summary={`${say(summarizeMarkup(markup, bins, locale))}${leftOut}`}
      fileName={fileName}
      height={MARKUP_CHART_HEIGHT}
      legend={
        <>
          <LegendItem
            mark={<rect width="14" height="14" rx="2" fill="var(--below)" />}
            label={t("event.markupChart.below")}
          />
          <LegendItem
            mark={<rect width="14" height="14" rx="2" fill="var(--above)" />}
            label={t("event.markupChart.above")}
          />
        </>
      }
      table={{
        columns: [
          { label: t("event.markupChart.range"), csvName: "lower_bps" },
          { label: t("event.markupChart.resales"), csvName: "resales", isNumeric: true },
        ],
        rows: bins.map((bin) => ({
          key: String(bin.lowerBps),
          cells: [formatBin(bin, locale), formatCount(bin.saleCount, locale)],
          csv: [bin.lowerBps, bin.saleCount],
        })),
      }}
    >
      <MarkupChart bins={bins} median={markup.median.value} />
    </ChartCard>
  );
}
