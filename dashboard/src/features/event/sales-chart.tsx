import { useTranslation } from "react-i18next";
import {
  Bar,
  BarChart,
  CartesianGrid,
  Line,
  LineChart,
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
import { formatDay } from "../../format/date.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import { DayBar } from "./day-bar.tsx";
import type { SalesDay } from "./sales-series.ts";

const BARS_HEIGHT = 210;
const LINES_HEIGHT = 150;
const LABEL_HEIGHT = 22;
export const SALES_CHART_HEIGHT = BARS_HEIGHT + LINES_HEIGHT + 2 * LABEL_HEIGHT;

const SYNC_ID = "sales-over-time";

interface SalesChartProps {
  readonly days: readonly SalesDay[];
  /** What a bar stands for; a day unless given, like the formats of its beginning. */
  readonly title?: string;
  readonly formatShort?: (day: string) => string;
  readonly formatLong?: (day: string) => string;
}

/** Bars per day, and below them the running totals: two scales, hence two panels. */
export function SalesChart({ days, title, formatShort, formatLong }: SalesChartProps) {
  const { t } = useTranslation();
  const data = [...days];
  const axes = useDayAxes(formatShort);
  const perBar = title ?? t("event.salesChart.perDay");
  const dayTicks = niceTicks(Math.max(0, ...days.map((day) => day.primary + day.resale)), 4, true);
  const totalTicks = niceTicks(
    Math.max(days.at(-1)?.primaryTotal ?? 0, days.at(-1)?.resaleTotal ?? 0),
    4,
    true,
  );
  return (
    <>
      <p className="text-12 text-ink-2" style={{ height: LABEL_HEIGHT }}>
        {perBar}
      </p>
      <ResponsiveContainer width="100%" height={BARS_HEIGHT}>
        <BarChart data={data} syncId={SYNC_ID} margin={CHART_MARGIN} barCategoryGap="18%" desc={perBar}>
          <CartesianGrid {...GRID} />
          <XAxis {...axes.x} />
          <YAxis {...axes.y} {...ticksOf(dayTicks)} />
          <Tooltip
            content={(props) => <DayTooltip {...props} formatLong={formatLong} />}
            cursor={{ fill: "var(--raised)" }}
            isAnimationActive={false}
          />
          <Bar
            dataKey="primary"
            stackId="day"
            isAnimationActive={false}
            shape={(props) => <DayBar {...props} colour="var(--c1)" />}
          />
          <Bar
            dataKey="resale"
            stackId="day"
            isAnimationActive={false}
            shape={(props) => <DayBar {...props} colour="var(--c2)" />}
          />
        </BarChart>
      </ResponsiveContainer>
      <p className="text-12 text-ink-2" style={{ height: LABEL_HEIGHT }}>
        {t("event.salesChart.inTotal")}
      </p>
      <ResponsiveContainer width="100%" height={LINES_HEIGHT}>
        <LineChart data={data} syncId={SYNC_ID} margin={CHART_MARGIN} desc={t("event.salesChart.inTotal")}>
          <CartesianGrid {...GRID} />
          <XAxis {...axes.x} scale="band" />
          <YAxis {...axes.y} {...ticksOf(totalTicks)} />
          <Tooltip
            content={() => null}
            cursor={{ stroke: "var(--ink-2)", strokeDasharray: "3 3" }}
            isAnimationActive={false}
          />
          <Line
            dataKey="primaryTotal"
            stroke="var(--c1)"
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
          />
          <Line
            dataKey="resaleTotal"
            stroke="var(--c2)"
            strokeWidth={2}
            strokeDasharray="5 3"
            dot={false}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </>
  );
}

function ticksOf(ticks: number[]) {
  return { ticks, domain: [0, ticks.at(-1) ?? 1] };
}

function useDayAxes(formatShort: ((day: string) => string) | undefined) {
  const locale = useLocale();
  return {
    x: {
      ...AXIS,
      dataKey: "day",
      minTickGap: 32,
      tickFormatter: formatShort ?? ((day: string) => formatDay(day, locale, "short")),
    },
    y: {
      ...AXIS,
      axisLine: false,
      width: 44,
      allowDecimals: false,
      tickFormatter: (count: number) => formatCompactCount(count, locale),
    },
  };
}

type DayTooltipProps = TooltipContentProps & {
  readonly formatLong: ((day: string) => string) | undefined;
};

function DayTooltip({ active, payload, formatLong }: DayTooltipProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const day = payload?.[0]?.payload as SalesDay | undefined;
  if (!active || day === undefined) return null;
  const count = (value: number) => formatCount(value, locale);
  const running = day.isIncomplete ? ` · ${t("event.salesChart.running")}` : "";
  return (
    <ChartTooltip
      title={`${formatLong?.(day.day) ?? formatDay(day.day, locale)}${running}`}
      rows={[
        { label: t("event.salesChart.primary"), value: count(day.primary) },
        { label: t("event.salesChart.resale"), value: count(day.resale) },
        { label: t("event.salesChart.primaryTotal"), value: count(day.primaryTotal) },
        { label: t("event.salesChart.resaleTotal"), value: count(day.resaleTotal) },
      ]}
    />
  );
}
