import { useTranslation } from "react-i18next";
import { ChartCard } from "../../components/chart-card.tsx";
import { LegendItem } from "../../components/legend-item.tsx";
import type { ChartTable } from "../../components/twin-table.tsx";
import { formatDateTime } from "../../format/date.ts";
import { currencyName, formatMoney, type Money } from "../../format/money.ts";
import { formatMarkup } from "../../format/ratio.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import { useMessage } from "../../i18n/use-message.ts";
import { RESALE_CHART_HEIGHT, ResaleChart } from "./resale-chart.tsx";
import { buildResaleScatter, type DotPosition, type ResalePoint, type ResaleScatter } from "./resale-dots.ts";
import { findResales, type MarkupFigures, summarizeResales } from "./resale-finding.ts";
import { ResaleMark } from "./resale-mark.tsx";

interface ResaleChartCardProps {
  readonly points: readonly ResalePoint[];
  readonly markup: MarkupFigures;
  readonly timeZone: string;
  readonly fileName: string;
}

/** Resale prices over time against what the tickets cost first. */
export function ResaleChartCard({ points, markup, timeZone, fileName }: ResaleChartCardProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const say = useMessage();
  const scatter = buildResaleScatter(points);
  const unit = scatter.currency && currencyName(scatter.currency);
  const others = scatter.otherCurrencyCount;
  const notes = [
    Number(markup.resaleCount) > points.length && points.length >= MOST_POINTS
      ? t("event.resaleChart.newestOnly", { count: points.length })
      : "",
    others > 0 ? t("event.resaleChart.otherCurrencies", { count: others }) : "",
  ];
  return (
    <ChartCard
      subject={unit ? t("event.resaleChart.subjectIn", { unit }) : t("event.resaleChart.subject")}
      title={say(findResales(markup, locale))}
      summary={[say(summarizeResales(scatter)), ...notes].filter(Boolean).join(" ")}
      fileName={fileName}
      height={RESALE_CHART_HEIGHT}
      table={useResaleTable(scatter, timeZone)}
      legend={<ResaleLegend scatter={scatter} />}
    >
      <ResaleChart scatter={scatter} timeZone={timeZone} />
    </ChartCard>
  );
}

/** As many as the API gives at most. */
const MOST_POINTS = 400;

const POSITIONS: readonly DotPosition[] = ["above", "at", "below", "unmeasured"];

function ResaleLegend({ scatter }: { readonly scatter: ResaleScatter }) {
  const { t } = useTranslation();
  const positions = POSITIONS.filter((position) =>
    scatter.dots.some((dot) => dot.position === position && !dot.isOverCap),
  );
  return (
    <>
      {scatter.dots.some((dot) => dot.isOverCap) && (
        <LegendItem
          mark={<ResaleMark cx={7} cy={7} dot={{ position: "above", isOverCap: true }} />}
          label={t("event.resaleChart.position.overCap")}
        />
      )}
      {positions.map((position) => (
        <LegendItem
          key={position}
          mark={<ResaleMark cx={7} cy={7} dot={{ position, isOverCap: false }} />}
          label={t(`event.resaleChart.position.${position}`)}
        />
      ))}
    </>
  );
}

function useResaleTable(scatter: ResaleScatter, timeZone: string): ChartTable {
  const { t } = useTranslation();
  const locale = useLocale();
  const show = (money: Money | null) => (money === null ? "–" : formatMoney(money, locale).full);
  const exact = (money: Money | null) => money?.amount ?? money?.raw ?? null;
  return {
    columns: [
      { label: t("event.resaleChart.time"), csvName: "time" },
      { label: t("event.resaleChart.price"), csvName: "price", isNumeric: true },
      { label: t("event.resaleChart.quantity"), csvName: "tickets", isNumeric: true },
      { label: t("event.resaleChart.faceValue"), csvName: "face_value", isNumeric: true },
      { label: t("event.resaleChart.cap"), csvName: "cap_price", isNumeric: true },
      { label: t("event.resaleChart.markup"), csvName: "markup", isNumeric: true },
      { label: t("event.resaleChart.currency"), csvName: "currency" },
      { label: t("event.resaleChart.reason"), csvName: "reason" },
    ],
    rows: scatter.dots.map(({ point }, index) => {
      const { timestamp, price, quantity, faceValue, capPrice, markup } = point;
      const currency = currencyName(price.currency) ?? t("common.money.nativeCoin");
      return {
        key: `${timestamp} ${index}`,
        cells: [
          formatDateTime(timestamp, timeZone, locale),
          show(price),
          quantity,
          show(faceValue),
          show(capPrice),
          markup.value === null ? "–" : formatMarkup(markup.value, locale),
          currency,
          markup.reason === null ? "" : t(`common.reason.${markup.reason}`),
        ],
        csv: [
          timestamp,
          exact(price),
          quantity,
          exact(faceValue),
          exact(capPrice),
          markup.value,
          currency,
          markup.reason,
        ],
      };
    }),
  };
}
