import { useTranslation } from "react-i18next";
import { CountChartCard } from "../../components/count-chart-card.tsx";
import { formatCount } from "../../format/count.ts";
import { divideCounts, formatShare } from "../../format/ratio.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { TicketFigures } from "./use-event-tickets.ts";

interface TimesCardProps {
  /** What is counted of each ticket. */
  readonly kind: "transfers" | "resales";
  readonly counts: TicketFigures["byTransfers"];
  readonly fileName: string;
}

/** Tickets by how often something happened to them. */
export function TimesCard({ kind, counts, fileName }: TimesCardProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const all = counts.reduce((sum, { ticketCount }) => sum + BigInt(ticketCount), 0n);
  const never = BigInt(counts[0]?.ticketCount ?? "0");
  const share = divideCounts(all - never, all);
  return (
    <CountChartCard
      subject={t(`tickets.times.subject.${kind}`)}
      title={
        share === null
          ? t("tickets.times.none")
          : t(`tickets.times.finding.${kind}`, { share: formatShare(share, locale) })
      }
      summary={t(`tickets.times.summary.${kind}`, {
        moved: formatCount(all - never, locale),
        all: formatCount(all, locale),
      })}
      fileName={fileName}
      range={{ label: t(`tickets.times.times.${kind}`), csvName: kind }}
      count={{ label: t("tickets.times.tickets"), csvName: "tickets" }}
      bars={counts.map(({ times, isOrMore, ticketCount }) => ({
        label: isOrMore ? t("tickets.times.orMore", { times }) : String(times),
        csv: isOrMore ? `${times}+` : times,
        count: ticketCount,
      }))}
    />
  );
}
