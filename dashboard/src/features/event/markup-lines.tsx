import { useTranslation } from "react-i18next";
import { DefaultZIndexes, usePlotArea, useXAxisScale, ZIndexLayer } from "recharts";

interface MarkupLinesProps {
  /** Median in basis points; null when unknown. */
  readonly medianBps: number | null;
  readonly medianText: string;
}

/** Face value and median as labelled lines; the labels turn away from each other. */
export function MarkupLines({ medianBps, medianText }: MarkupLinesProps) {
  const { t } = useTranslation();
  const scale = useXAxisScale();
  const plot = usePlotArea();
  const zero = scale?.(0);
  const median = medianBps === null ? undefined : scale?.(medianBps);
  if (!plot || zero === undefined) return null;
  const isMedianRight = median === undefined || median >= zero;
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.label}>
      <g fontSize="11">
        <line x1={zero} x2={zero} y1={plot.y - 14} y2={plot.y + plot.height} stroke="var(--ink)" />
        <text
          x={zero + (isMedianRight ? -5 : 5)}
          y={plot.y - 6}
          textAnchor={isMedianRight ? "end" : "start"}
          fill="var(--ink)"
        >
          {t("event.markupChart.faceLine")}
        </text>
        {median !== undefined && (
          <>
            <line
              x1={median}
              x2={median}
              y1={plot.y - 14}
              y2={plot.y + plot.height}
              stroke="var(--accent)"
              strokeWidth="2"
              strokeDasharray="6 3"
            />
            <text
              x={median + (isMedianRight ? 6 : -6)}
              y={plot.y - 6}
              textAnchor={isMedianRight ? "start" : "end"}
              fill="var(--accent)"
            >
              {t("event.markupChart.medianLine", { median: medianText })}
            </text>
          </>
        )}
      </g>
    </ZIndexLayer>
  );
}
