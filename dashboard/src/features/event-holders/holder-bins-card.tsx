import { useTranslation } from "react-i18next";
import { CountChartCard } from "../../components/count-chart-card.tsx";
import { formatCount } from "../../format/count.ts";
import { divideCounts, formatShare } from "../../format/ratio.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { HolderFigures } from "./use-event-holders.ts";

interface HolderBinsCardProps {
  readonly figures: HolderFigures;
  readonly fileName: string;
}

/** Wallets by the tickets that they hold. */
export function HolderBinsCard({ figures, fileName }: HolderBinsCardProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const bins = figures.byTicketsHeld;
  const wallets = BigInt(figures.holderCount ?? "0");
  const many = bins.filter(({ from }) => BigInt(from) >= 5n);
  const large = many.reduce((sum, { holderCount }) => sum + BigInt(holderCount), 0n);
  const share = divideCounts(large, wallets);
  return (
    <CountChartCard
      subject={t("holders.bins.subject")}
      title={
        share === null
          ? t("holders.bins.none")
          : t("holders.bins.finding", { share: formatShare(share, locale) })
      }
      summary={t("holders.bins.summary", {
        holders: formatCount(wallets, locale),
        most: formatCount(figures.mostHeld ?? "0", locale),
      })}
      fileName={fileName}
      range={{ label: t("holders.bins.tickets"), csvName: "tickets" }}
      count={{ label: t("holders.bins.wallets"), csvName: "wallets" }}
      bars={bins.map(({ from, to, holderCount }) => ({
        label:
          to === null ? t("tickets.times.orMore", { times: from }) : from === to ? from : `${from}–${to}`,
        csv: to === null ? `${from}+` : from === to ? from : `${from} to ${to}`,
        count: holderCount,
      }))}
    />
  );
}
