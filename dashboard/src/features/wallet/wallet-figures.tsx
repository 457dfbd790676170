import { useTranslation } from "react-i18next";
import { Figure } from "../../components/figure.tsx";
import { FigureRow } from "../../components/figure-row.tsx";
import { Unknown } from "../../components/unknown.tsx";
import { formatCount } from "../../format/count.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { WalletData } from "./use-wallet.ts";

/** Counts of a wallet. */
export function WalletFigures({ profile }: { readonly profile: WalletData["profile"] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const n = (count: string | null) => formatCount(count ?? "0", locale);
  const shown = (count: string | null) =>
    count === null ? <Unknown reason="NOT_COMPUTED" /> : formatCount(count, locale);
  const bought = sum(profile.primaryBoughtCount, profile.resaleBoughtCount);
  return (
    <FigureRow label={t("wallet.figures.label")} columns={6}>
      <Figure
        label={t("wallet.figures.bought")}
        value={shown(bought)}
        detail={t("wallet.figures.boughtDetail", {
          resale: n(profile.resaleBoughtCount),
          events: Number(profile.boughtEventCount),
        })}
      />
      <Figure
        label={t("wallet.figures.resold")}
        value={shown(profile.resoldCount)}
        detail={t("wallet.figures.resoldDetail", {
          above: n(profile.aboveFaceCount),
          compared: n(profile.faceComparedCount),
        })}
      />
      <Figure label={t("wallet.figures.held")} value={shown(profile.heldCount)} />
      <Figure
        label={t("wallet.figures.moved")}
        value={shown(sum(profile.givenCount, profile.receivedCount))}
        detail={t("wallet.figures.movedDetail", {
          given: n(profile.givenCount),
          received: n(profile.receivedCount),
        })}
      />
      <Figure
        label={t("wallet.figures.checkedIn")}
        value={shown(profile.checkedInCount)}
        detail={t("wallet.figures.checkedInDetail", { events: Number(profile.attendedEventCount) })}
      />
      <Figure
        label={t("wallet.figures.issued")}
        value={shown(profile.primarySoldCount)}
        detail={t("wallet.figures.issuedDetail", {
          complimentary: n(profile.complimentaryCount),
          refunds: n(profile.refundCount),
        })}
      />
    </FigureRow>
  );
}

function sum(one: string | null, other: string | null): string | null {
  return one === null || other === null ? null : String(BigInt(one) + BigInt(other));
}
