import { useTranslation } from "react-i18next";
import { Figure } from "../../components/figure.tsx";
import { FigureRow } from "../../components/figure-row.tsx";
import { MoneyList } from "../../components/money-list.tsx";
import { ShareValue } from "../../components/ratio-value.tsx";
import { formatCount } from "../../format/count.ts";
import { divideCounts, formatShare } from "../../format/ratio.ts";
import type { EventRowFragment } from "../../generated/graphql.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import { sumEvents } from "./sum-events.ts";

/** What the listed events come to together. */
export function EventsFigures({ events }: { readonly events: readonly EventRowFragment[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const sum = sumEvents(events);
  const soldShare = divideCounts(sum.sold, sum.capacity);
  return (
    <FigureRow label={t("events.figures.label")} columns={4}>
      <Figure
        label={t("events.figures.sold")}
        value={
          <>
            {formatCount(sum.sold, locale)}
            <span className="text-16 font-normal text-ink-2"> / {formatCount(sum.capacity, locale)}</span>
          </>
        }
        detail={soldShare && t("events.figures.soldShare", { share: formatShare(soldShare, locale) })}
      />
      <Figure
        label={t("events.figures.gross")}
        value={<MoneyList amounts={sum.primaryGross} isFigure />}
        detail={
          sum.missingCount > 0
            ? t("events.figures.missing", { count: sum.missingCount })
            : t("events.figures.grossDetail")
        }
      />
      <Figure
        label={t("events.figures.resaleGross")}
        value={<MoneyList amounts={sum.resaleGross} isFigure />}
        detail={t("events.figures.resales", { count: Number(sum.resaleCount) })}
      />
      <Figure
        label={t("events.figures.resaleShare")}
        value={<ShareValue ratio={{ value: sum.resaleShare, reason: "NO_SALES" }} />}
        detail={t("events.figures.resaleShareDetail")}
      />
    </FigureRow>
  );
}
