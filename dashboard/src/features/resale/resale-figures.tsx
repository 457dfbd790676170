import { useTranslation } from "react-i18next";
import { Figure } from "../../components/figure.tsx";
import { FigureRow } from "../../components/figure-row.tsx";
import { MoneyValue } from "../../components/money-value.tsx";
import { MarkupValue, ShareValue } from "../../components/ratio-value.tsx";
import { Unknown } from "../../components/unknown.tsx";
import { formatCount } from "../../format/count.ts";
import { formatMarkup } from "../../format/ratio.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { MarkupReport } from "./use-resale.ts";

/** The six figures of an event's resales. */
export function ResaleFigures({ report }: { readonly report: MarkupReport }) {
  const { t } = useTranslation();
  const { overall } = report;
  return (
    <FigureRow label={t("resale.figures.label")} columns={6}>
      <MedianFigure overall={overall} />
      <WeightedFigure overall={overall} />
      <Figure
        label={t("resale.figures.excess")}
        value={
          overall.excessPaid === null ? (
            <Unknown reason={overall.excessReason} />
          ) : (
            <MoneyValue money={overall.excessPaid} isFigure />
          )
        }
        detail={
          <>
            <ShareValue ratio={overall.resaleRate} /> {t("resale.figures.rate")}
          </>
        }
      />
      <MarginFigure overall={overall} />
      <FinalFigure overall={overall} />
      <SellersFigure overall={overall} />
    </FigureRow>
  );
}

interface OverallProps {
  readonly overall: MarkupReport["overall"];
}

function MedianFigure({ overall }: OverallProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const count = formatCount(overall.measuredCount ?? "0", locale);
  const [low, high] = [overall.medianLow.value, overall.medianHigh.value];
  return (
    <Figure
      label={t("resale.figures.median")}
      value={<MarkupValue ratio={overall.median} />}
      detail={
        low === null || high === null
          ? t("resale.figures.sample", { count })
          : t("resale.figures.interval", {
              low: formatMarkup(low, locale),
              high: formatMarkup(high, locale),
              count,
            })
      }
    />
  );
}

function WeightedFigure({ overall }: OverallProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const p90 = overall.p90.value === null ? "–" : formatMarkup(overall.p90.value, locale);
  return (
    <Figure
      label={t("resale.figures.valueWeighted")}
      value={<MarkupValue ratio={overall.valueWeighted} />}
      detail={t("resale.figures.p90", { p90 })}
    />
  );
}

function MarginFigure({ overall: { sellerMargin } }: OverallProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <Figure
      label={t("resale.figures.margin")}
      value={<MarkupValue ratio={sellerMargin.median} />}
      detail={t("resale.figures.marginDetail", {
        count: formatCount(sellerMargin.measuredCount ?? "0", locale),
        gifts: formatCount(sellerMargin.giftCount ?? "0", locale),
      })}
    />
  );
}

function FinalFigure({ overall }: OverallProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <Figure
      label={t("resale.figures.final")}
      value={<MarkupValue ratio={overall.finalHolderMarkup} />}
      detail={t("resale.figures.sample", { count: formatCount(overall.finalHolderCount ?? "0", locale) })}
    />
  );
}

function SellersFigure({ overall }: OverallProps) {
  const { t } = useTranslation();
  const hhi = overall.sellerConcentration.value;
  return (
    <Figure
      label={t("resale.figures.concentration")}
      value={<ShareValue ratio={overall.topSellerShare} />}
      detail={t("resale.figures.sellers", {
        count: Number(overall.sellerCount ?? 0),
        hhi: hhi === null ? "–" : hhi.slice(0, 5),
      })}
    />
  );
}
