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
import { formatCompactCount, formatCount } from "../format/count.ts";
import { useLocale } from "../i18n/use-locale.ts";
import { AXIS, CHART_MARGIN, GRID } from "./chart-style.ts";
import { ChartTooltip } from "./chart-tooltip.tsx";
import { niceTicks } from "./nice-ticks.ts";

/** One bar: what it is of, and how many. */
export interface CountBar {
  readonly label: string;
  /** As text, since it may be of any size. */
  readonly count: string;
}

interface CountBarsProps {
  readonly bars: readonly CountBar[];
  /** What is counted. */
  readonly unit: string;
  /** What the chart shows, for assistive technology. */
  readonly description: string;
  readonly height: number;
}

/** Counts side by side, from zero. */
export function CountBars({ bars, unit, description, height }: CountBarsProps) {
  const locale = useLocale();
  const data = bars.map((bar) => ({ ...bar, size: Number(bar.count) }));
  const ticks = niceTicks(Math.max(0, ...data.map(({ size }) => size)), 5, true);
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart data={data} margin={CHART_MARGIN} desc={description}>
        <CartesianGrid {...GRID} />
        <XAxis {...AXIS} dataKey="label" />
        <YAxis
          {...AXIS}
          axisLine={false}
          width={44}
          ticks={ticks}
          domain={[0, ticks.at(-1) ?? 1]}
          tickFormatter={(count: number) => formatCompactCount(count, locale)}
        />
        <Tooltip
          content={(props) => <CountTooltip {...props} unit={unit} />}
          cursor={{ fill: "var(--raised)" }}
          isAnimationActive={false}
        />
        <Bar dataKey="size" fill="var(--accent)" maxBarSize={72} isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}

function CountTooltip({ active, payload, unit }: TooltipContentProps & { readonly unit: string }) {
  const locale = useLocale();
  const bar = payload?.[0]?.payload as CountBar | undefined;
  if (!active || bar === undefined) return null;
  return <ChartTooltip title={bar.label} rows={[{ label: unit, value: formatCount(bar.count, locale) }]} />;
}
