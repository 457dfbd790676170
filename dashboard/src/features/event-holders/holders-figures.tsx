import { useTranslation } from "react-i18next";
import { Figure } from "../../components/figure.tsx";
import { FigureRow } from "../../components/figure-row.tsx";
import { type Ratio, ShareValue } from "../../components/ratio-value.tsx";
import { Unknown } from "../../components/unknown.tsx";
import { formatCount } from "../../format/count.ts";
import { formatNumber } from "../../format/ratio.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { HolderFigures } from "./use-event-holders.ts";

/** Six figures of who holds the tickets and who bought them. */
export function HoldersFigures({ figures }: { readonly figures: HolderFigures }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const count = (value: string | null) => (value === null ? "–" : formatCount(value, locale));
  const isComputed = figures.holderCount !== null;
  return (
    <FigureRow label={t("holders.figures.label")} columns={6}>
      <Figure
        label={t("holders.figures.holders")}
        value={isComputed ? count(figures.holderCount) : <Unknown reason="NOT_COMPUTED" />}
        detail={isComputed && t("holders.figures.held", { number: count(figures.heldCount) })}
      />
      <Figure
        label={t("holders.figures.mean")}
        value={<NumberValue ratio={figures.meanHeld} places={2} />}
        detail={isComputed && t("holders.figures.most", { number: count(figures.mostHeld) })}
      />
      <Figure
        label={t("holders.figures.topTen")}
        value={<ShareValue ratio={figures.topTenShare} />}
        detail={t("holders.figures.topTenDetail")}
      />
      <Figure
        label={t("holders.figures.gini")}
        value={<NumberValue ratio={figures.gini} places={3} />}
        detail={t("holders.figures.giniDetail")}
      />
      <Figure
        label={t("holders.figures.hhi")}
        value={<NumberValue ratio={figures.hhi} places={3} />}
        detail={t("holders.figures.hhiDetail")}
      />
      <Figure
        label={t("holders.figures.returning")}
        value={<ShareValue ratio={figures.returningBuyerShare} />}
        detail={
          figures.buyerCount !== null &&
          t("holders.figures.network", {
            part: count(figures.networkReturningBuyerCount),
            whole: count(figures.buyerCount),
          })
        }
      />
    </FigureRow>
  );
}

function NumberValue({ ratio, places }: { readonly ratio: Ratio; readonly places: number }) {
  const locale = useLocale();
  return ratio.value === null ? <Unknown reason={ratio.reason} /> : formatNumber(ratio.value, places, locale);
}
