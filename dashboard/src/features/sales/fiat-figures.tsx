import { useTranslation } from "react-i18next";
import { Figure } from "../../components/figure.tsx";
import { FigureRow } from "../../components/figure-row.tsx";
import { Unknown } from "../../components/unknown.tsx";
import { formatCount } from "../../format/count.ts";
import { formatFiat } from "../../format/fiat.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { FiatSum, SalesTabData } from "./use-sales-tab.ts";

/** Money in the event's own currency, over all currencies paid in, and who bought. */
export function FiatFigures({ summary }: { readonly summary: SalesTabData["salesSummary"] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { fiatRevenue, primaryBuyerCount, resaleBuyerCount } = summary;
  const { fiat } = fiatRevenue;
  const buyers = (count: string | null) =>
    count === null ? null : t("sales.figures.buyers", { count: formatCount(count, locale) });
  return (
    <FigureRow label={t("sales.figures.label")} columns={6}>
      <FiatFigure
        label={t("sales.figures.primaryGross")}
        sum={fiatRevenue.primaryGross}
        fiat={fiat}
        detail={buyers(primaryBuyerCount)}
      />
      <FiatFigure label={t("sales.figures.refunds")} sum={fiatRevenue.refunds} fiat={fiat} />
      <FiatFigure
        label={t("sales.figures.resaleGross")}
        sum={fiatRevenue.resaleGross}
        fiat={fiat}
        detail={buyers(resaleBuyerCount)}
      />
      <FiatFigure label={t("sales.figures.royalties")} sum={fiatRevenue.royalties} fiat={fiat} />
      <FiatFigure label={t("sales.figures.marketplaceFees")} sum={fiatRevenue.marketplaceFees} fiat={fiat} />
      <FiatFigure label={t("sales.figures.organizerNet")} sum={fiatRevenue.organizerNet} fiat={fiat} />
    </FigureRow>
  );
}

interface FiatFigureProps {
  readonly label: string;
  readonly sum: FiatSum;
  readonly fiat: string | null;
  readonly detail?: string | null;
}

/** A sum in fiat; where a payment has no rate, what is known of it and how many are missing. */
function FiatFigure({ label, sum, fiat, detail = null }: FiatFigureProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { amount, reason, convertedAmount, unconvertedCount } = sum;
  const isPartial = amount === null && convertedAmount !== null && fiat !== null;
  const partly =
    isPartial &&
    t("sales.figures.partly", {
      amount: formatFiat(convertedAmount, fiat, locale),
      missing: formatCount(unconvertedCount, locale),
    });
  return (
    <Figure
      label={label}
      value={
        amount === null || fiat === null ? <Unknown reason={reason} /> : formatFiat(amount, fiat, locale)
      }
      detail={partly || detail}
    />
  );
}
