import { formatCount } from "../format/count.ts";
import type { CsvValue } from "../format/csv.ts";
import { useLocale } from "../i18n/use-locale.ts";
import { ChartCard } from "./chart-card.tsx";
import { type CountBar, CountBars } from "./count-bars.tsx";

const HEIGHT = 260;

interface CountChartCardProps {
  readonly subject: string;
  /** The finding. */
  readonly title: string;
  readonly summary: string;
  readonly fileName: string;
  /** What the bars stand for: heading and name in the file. */
  readonly range: { readonly label: string; readonly csvName: string };
  /** What is counted: heading and name in the file. */
  readonly count: { readonly label: string; readonly csvName: string };
  readonly bars: readonly (CountBar & { readonly csv: CsvValue })[];
}

/** How many there are of each, as bars with their table twin. Without any the card says that there is nothing. */
export function CountChartCard({ bars, range, count, ...card }: CountChartCardProps) {
  const locale = useLocale();
  const shown = bars.some((bar) => bar.count !== "0") ? bars : [];
  return (
    <ChartCard
      {...card}
      height={HEIGHT}
      table={{
        columns: [range, { ...count, isNumeric: true }],
        rows: shown.map((bar) => ({
          key: bar.label,
          cells: [bar.label, formatCount(bar.count, locale)],
          csv: [bar.csv, bar.count],
        })),
      }}
    >
      <CountBars bars={shown} unit={count.label} description={card.subject} height={HEIGHT} />
    </ChartCard>
  );
}
