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
  const soldShare = sum.capacity === null ? null : divideCounts(sum.sold, sum.capacity);
  const grossNotes = [
    sum.missingCount > 0 && t("events.figures.missing", { count: sum.missingCount }),
    sum.unpricedCount > 0n && t("common.figure.unpriced", { count: Number(sum.unpricedCount) }),
  ].filter((note) => note !== false);
  return (
    <FigureRow label={t("events.figures.label")} columns={4}>
      <Figure
        label={t("events.figures.sold")}
        value={
          <>
            {formatCount(sum.sold, locale)}
            {sum.capacity !== null && (
              <span className="text-16 font-normal text-ink-2"> / {formatCount(sum.capacity, locale)}</span>
            )}
          </>
        }
        detail={
          soldShare === null
            ? sum.capacity === null && t("events.figures.capacityUnknown")
            : t("events.figures.soldShare", { share: formatShare(soldShare, locale) })
        }
      />
      <Figure
        label={t("events.figures.gross")}
        value={<MoneyList amounts={sum.primaryGross} isFigure />}
        detail={grossNotes.length > 0 ? grossNotes.join(" · ") : t("events.figures.grossDetail")}
      />
      <Figure
        label={t("events.figures.resaleGross")}
        value={<MoneyList amounts={sum.resaleGross} isFigure />}
        detail={t("events.figures.resales", { count: Number(sum.resaleCount) })}
      />
      <Figure
        label={t("events.figures.resaleShare")}
        value={<ShareValue ratio={sum.resaleShare} />}
        detail={t("events.figures.resaleShareDetail")}
      />
    </FigureRow>
  );
}
