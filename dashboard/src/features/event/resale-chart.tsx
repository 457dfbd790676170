import { useTranslation } from "react-i18next";
import {
  CartesianGrid,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  type ScatterShapeProps,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from "recharts";
import { AXIS, CHART_MARGIN, GRID } from "../../components/chart-style.ts";
import { ChartTooltip } from "../../components/chart-tooltip.tsx";
import { niceTicks } from "../../components/nice-ticks.ts";
import { dayOf, formatDateTime, formatDay } from "../../format/date.ts";
import { formatMoney, type Money } from "../../format/money.ts";
import { formatMarkup } from "../../format/ratio.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import { PriceLevels } from "./price-levels.tsx";
import type { ResaleDot, ResaleScatter } from "./resale-dots.ts";
import { ResaleMark } from "./resale-mark.tsx";

export const RESALE_CHART_HEIGHT = 340;

interface ResaleChartProps {
  readonly scatter: ResaleScatter;
  readonly timeZone: string;
}

/** One mark per resale over time, against face values and caps. */
export function ResaleChart({ scatter, timeZone }: ResaleChartProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const formatPrice = new Intl.NumberFormat(locale, { notation: "compact", maximumSignificantDigits: 4 });
  const prices = [...scatter.dots, ...scatter.levels].map((item) => item.price);
  const ticks = niceTicks(Math.max(0, ...prices), 5);
  return (
    <ResponsiveContainer width="100%" height={RESALE_CHART_HEIGHT}>
      <ScatterChart
        margin={{ ...CHART_MARGIN, right: scatter.levels.length > 0 ? 92 : 12 }}
        desc={t("event.resaleChart.subject")}
      >
        <CartesianGrid {...GRID} />
        <XAxis
          {...AXIS}
          dataKey="timeMs"
          type="number"
          scale="time"
          domain={["dataMin", "dataMax"]}
          padding={{ left: 8, right: 8 }}
          minTickGap={40}
          tickFormatter={(timeMs: number) =>
            formatDay(dayOf(new Date(timeMs).toISOString(), timeZone), locale, "short")
          }
        />
        <YAxis
          {...AXIS}
          axisLine={false}
          dataKey="price"
          type="number"
          width={52}
          ticks={ticks}
          domain={[0, ticks.at(-1) ?? 1]}
          tickFormatter={(price: number) => formatPrice.format(price)}
        />
        <PriceLevels levels={scatter.levels} />
        <Tooltip
          content={(props) => <DotTooltip {...props} timeZone={timeZone} />}
          cursor={{ stroke: "var(--ink-2)", strokeDasharray: "3 3" }}
          isAnimationActive={false}
        />
        <Scatter
          data={[...scatter.dots]}
          isAnimationActive={false}
          shape={(props) => <DotShape {...props} />}
        />
      </ScatterChart>
    </ResponsiveContainer>
  );
}

function DotShape({ cx, cy, payload }: ScatterShapeProps) {
  const dot = payload as ResaleDot | undefined;
  if (cx === undefined || cy === undefined || dot === undefined) return null;
  return <ResaleMark cx={cx} cy={cy} dot={dot} />;
}

function DotTooltip({ active, payload, timeZone }: TooltipContentProps & { readonly timeZone: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const dot = payload?.[0]?.payload as ResaleDot | undefined;
  if (!active || dot === undefined) return null;
  const { price, quantity, faceValue, capPrice, markup, timestamp } = dot.point;
  const money = (value: Money | null) => (value === null ? "–" : formatMoney(value, locale).full);
  const rows = [
    { label: t("event.resaleChart.price"), value: money(price) },
    { label: t("event.resaleChart.faceValue"), value: money(faceValue) },
    {
      label: t("event.resaleChart.markup"),
      value: markup.value === null ? "–" : formatMarkup(markup.value, locale),
    },
  ];
  if (quantity !== "1") rows.push({ label: t("event.resaleChart.quantity"), value: quantity });
  if (capPrice !== null) rows.push({ label: t("event.resaleChart.cap"), value: money(capPrice) });
  return <ChartTooltip title={formatDateTime(timestamp, timeZone, locale)} rows={rows} />;
}
