import { useTranslation } from "react-i18next";
import type { ChartTable } from "../../components/twin-table.tsx";
import { formatCount } from "../../format/count.ts";
import { currencyName, formatMoney } from "../../format/money.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { SalesDay } from "../event/sales-series.ts";
import { formatStretch } from "./format-stretch.ts";
import type { SalesTabData } from "./use-sales-tab.ts";

type Series = SalesTabData["salesSeries"];
type Amounts = Series["amounts"][number];

interface HistoryTableOptions {
  readonly history: readonly SalesDay[];
  readonly timeZone: string;
}

const SIDES = ["primaryGross", "resaleGross"] as const;
const CSV_NAMES = { primaryGross: "primary_gross", resaleGross: "resale_gross" } as const;

/** The series as a table: counts, running totals, buyers, and money by currency. */
export function useHistoryTable(series: Series, { history, timeZone }: HistoryTableOptions): ChartTable {
  const { t } = useTranslation();
  const locale = useLocale();
  const { interval } = series;
  const money = moneyColumns(series.amounts);
  const byStart = Map.groupBy(series.amounts, ({ start }) => start);
  const numeric = (label: string, csvName: string) => ({ label, csvName, isNumeric: true });
  return {
    columns: [
      { label: t("sales.history.start"), csvName: "start" },
      numeric(t("event.salesChart.primary"), "primary_sales"),
      numeric(t("sales.history.complimentary"), "complimentary"),
      numeric(t("event.salesChart.resale"), "resales"),
      numeric(t("sales.history.refunds"), "refunds"),
      numeric(t("sales.history.buyers"), "distinct_buyers"),
      numeric(t("event.salesChart.primaryTotal"), "primary_sales_total"),
      numeric(t("event.salesChart.resaleTotal"), "resales_total"),
      ...money.map(({ name, side }) =>
        numeric(t(`sales.history.${side}`, { currency: name }), `${CSV_NAMES[side]}_${name}`),
      ),
    ],
    rows: series.points.map((point, index) => {
      const totals = [history[index]?.primaryTotal ?? 0, history[index]?.resaleTotal ?? 0];
      const counts = [point.primaryCount, point.complimentaryCount, point.resaleCount, point.refundCount];
      const paid = money.map(({ id, side }) =>
        byStart
          .get(point.start)
          ?.map((one) => one[side])
          .find(({ currency }) => currency.id === id),
      );
      const count = (value: string | number | null) => (value === null ? "–" : formatCount(value, locale));
      return {
        key: point.start,
        cells: [
          formatStretch(point.start, { interval, timeZone, locale }),
          ...[...counts, point.buyerCount, ...totals].map(count),
          ...paid.map((one) => (one === undefined ? "0" : formatMoney(one, locale).amount)),
        ],
        csv: [
          point.start,
          ...counts,
          point.buyerCount ?? "",
          ...totals,
          ...paid.map((one) => (one === undefined ? "0" : (one.amount ?? one.raw))),
        ],
      };
    }),
  };
}

/** A column per currency and side. */
function moneyColumns(amounts: readonly Amounts[]) {
  const currencies = new Map(amounts.map(({ primaryGross: { currency } }) => [currency.id, currency]));
  return [...currencies].flatMap(([id, currency]) =>
    SIDES.map((side) => ({ id, side, name: currencyName(currency) ?? "native" })),
  );
}
