import { useTranslation } from "react-i18next";
import { Figure } from "../../components/figure.tsx";
import { FigureRow } from "../../components/figure-row.tsx";
import { MethodNote } from "../../components/method-note.tsx";
import { MoneyList } from "../../components/money-list.tsx";
import { formatCount } from "../../format/count.ts";
import { formatShare } from "../../format/ratio.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import { FiguresAge } from "../event/figures-age.tsx";
import type { FlagData } from "./use-flag.ts";

/** How likely, what is at stake, and what it rests on. */
export function FlagFigures({ flag }: { readonly flag: FlagData }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const families = new Set(flag.reasons.map(({ family }) => family));
  return (
    <div className="flex flex-col gap-1.5">
      <FigureRow label={t("flags.detail.figures")} columns={6}>
        <Figure
          label={t("flags.detail.probability")}
          value={formatShare(flag.probability, locale)}
          detail={t("flags.detail.probabilityNote", { head: t(`flags.head.${flag.head}`) })}
        />
        <Figure
          label={t("flags.detail.tickets")}
          value={formatCount(flag.severity.ticketsOverLimit, locale)}
        />
        <Figure
          label={t("flags.detail.money")}
          value={
            flag.severity.overCap.length === 0 ? "0" : <MoneyList amounts={flag.severity.overCap} isFigure />
          }
          detail={t("flags.detail.moneyNote")}
        />
        <Figure
          label={t("flags.detail.wallets")}
          value={formatCount(flag.walletCount, locale)}
          detail={
            flag.confidence === null
              ? t("flags.detail.alone")
              : t("flags.detail.walletsNote", { share: formatShare(flag.confidence, locale) })
          }
        />
        <Figure
          label={t("flags.detail.families")}
          value={formatCount(families.size, locale)}
          detail={t("flags.detail.familiesNote")}
        />
        <Figure
          label={t("flags.detail.block")}
          value={formatCount(flag.asOfBlock, locale)}
          detail={t("flags.detail.blockNote")}
        />
      </FigureRow>
      <FiguresAge freshness={flag.freshness} />
      <p className="flex flex-wrap gap-x-4 text-12 text-ink-2">
        {t("flags.detail.versions", {
          methodology: String(flag.freshness.methodologyVersion ?? "–"),
          model: flag.modelVersion,
        })}
        <MethodNote table="score" />
      </p>
    </div>
  );
}
