import { useTranslation } from "react-i18next";
import { usePlotArea, useYAxisScale } from "recharts";
import { formatMoney } from "../../format/money.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { PriceLevel } from "./resale-dots.ts";
import { spreadLabels } from "./spread-labels.ts";

const LINE_GAP = 14;

/** Face values and caps as labelled lines across the chart. */
export function PriceLevels({ levels }: { readonly levels: readonly PriceLevel[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const scale = useYAxisScale();
  const plot = usePlotArea();
  if (!scale || !plot) return null;
  const fromTop = levels.toReversed();
  const heights = fromTop.map((level) => scale(level.price) ?? plot.y);
  const labels = spreadLabels(heights, LINE_GAP, [plot.y, plot.y + plot.height]);
  const right = plot.x + plot.width;
  return (
    <g>
      {fromTop.map((level, index) => {
        const y = heights[index] ?? 0;
        const colour = level.kind === "cap" ? "var(--risk)" : "var(--ink)";
        const labelY = labels[index] ?? y;
        return (
          <g key={`${level.kind} ${level.money.raw}`}>
            <line
              x1={plot.x}
              x2={right}
              y1={y}
              y2={y}
              stroke={colour}
              strokeDasharray={level.kind === "cap" ? "6 4" : undefined}
            />
            <line x1={right} x2={right + 6} y1={y} y2={labelY} stroke={colour} />
            <text x={right + 9} y={labelY} dy="0.35em" fontSize="11" fill={colour}>
              {t(`event.resaleChart.level.${level.kind}`, {
                amount: formatMoney(level.money, locale).amount,
              })}
            </text>
          </g>
        );
      })}
    </g>
  );
}
