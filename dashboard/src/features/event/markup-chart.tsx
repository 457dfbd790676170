import { useTranslation } from "react-i18next";
import {
  Bar,
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from "recharts";
import { AXIS, CHART_MARGIN, GRID } from "../../components/chart-style.ts";
import { ChartTooltip } from "../../components/chart-tooltip.tsx";
import { niceTicks } from "../../components/nice-ticks.ts";
import { formatCompactCount, formatCount } from "../../format/count.ts";
import { formatBps, formatMarkup } from "../../format/ratio.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import { BinBar } from "./bin-bar.tsx";
import { type MarkupBin, markupDomain, markupTicks } from "./markup-bins.ts";
import { formatBin } from "./markup-finding.ts";
import { MarkupLines } from "./markup-lines.tsx";

export const MARKUP_CHART_HEIGHT = 300;
const MOST_TICKS = 8;

interface MarkupChartProps {
  readonly bins: readonly MarkupBin[];
  /** Median as the API gives it; null when unknown. */
  readonly median: string | null;
}

/** How many resales there are in each range of markup. */
export function MarkupChart({ bins, median }: MarkupChartProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const domain = markupDomain(bins);
  const counts = niceTicks(Math.max(0, ...bins.map((bin) => bin.saleCount)), 5, true);
  return (
    <ResponsiveContainer width="100%" height={MARKUP_CHART_HEIGHT}>
      <BarChart data={[...bins]} margin={{ ...CHART_MARGIN, top: 24 }} desc={t("event.markupChart.subject")}>
        <CartesianGrid {...GRID} />
        <XAxis
          {...AXIS}
          dataKey="middleBps"
          type="number"
          domain={[...domain]}
          ticks={markupTicks(domain, MOST_TICKS)}
          tickFormatter={(bps: number) => formatBps(bps, locale)}
        />
        <YAxis
          {...AXIS}
          axisLine={false}
          width={44}
          ticks={counts}
          domain={[0, counts.at(-1) ?? 1]}
          tickFormatter={(count: number) => formatCompactCount(count, locale)}
        />
        <Tooltip content={(props) => <BinTooltip {...props} />} cursor={false} isAnimationActive={false} />
        <Bar dataKey="saleCount" isAnimationActive={false} shape={(props) => <BinBar {...props} />} />
        <MarkupLines
          medianBps={median === null ? null : Number(median) * 10_000}
          medianText={median === null ? "" : formatMarkup(median, locale)}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}

function BinTooltip({ active, payload }: TooltipContentProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const bin = payload?.[0]?.payload as MarkupBin | undefined;
  if (!active || bin === undefined) return null;
  return (
    <ChartTooltip
      title={formatBin(bin, locale)}
      rows={[{ label: t("event.markupChart.resales"), value: formatCount(bin.saleCount, locale) }]}
    />
  );
}
