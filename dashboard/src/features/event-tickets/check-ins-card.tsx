import { useTranslation } from "react-i18next";
import { CountChartCard } from "../../components/count-chart-card.tsx";
import { formatCount } from "../../format/count.ts";
import { formatDateTime, formatTimeOfDay } from "../../format/date.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import { groupByHour } from "./group-by-hour.ts";
import type { Attendance } from "./use-event-tickets.ts";

interface CheckInsCardProps {
  readonly attendance: Attendance;
  readonly timeZone: string;
  readonly fileName: string;
}

/** When people came, in the event's own time. */
export function CheckInsCard({ attendance, timeZone, fileName }: CheckInsCardProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const hours = groupByHour(attendance.checkIns, timeZone);
  const busiest = hours.reduce(
    (most, hour) => (most === null || BigInt(hour.ticketCount) > BigInt(most.ticketCount) ? hour : most),
    null as (typeof hours)[number] | null,
  );
  const number = (value: string | null) => formatCount(value ?? "0", locale);
  return (
    <CountChartCard
      subject={t("tickets.checkIns.subject")}
      title={
        busiest === null
          ? t("tickets.checkIns.none")
          : t("tickets.checkIns.finding", { time: formatDateTime(busiest.start, timeZone, locale) })
      }
      summary={t("tickets.checkIns.summary", {
        original: number(attendance.originalHolderCount),
        resale: number(attendance.resaleHolderCount),
        other: number(attendance.otherHolderCount),
      })}
      fileName={fileName}
      range={{ label: t("tickets.checkIns.hour"), csvName: "hour" }}
      count={{ label: t("tickets.checkIns.tickets"), csvName: "tickets" }}
      bars={hours.map((hour) => ({
        label: formatTimeOfDay(hour.start, timeZone, locale),
        csv: hour.start,
        count: hour.ticketCount,
      }))}
    />
  );
}
