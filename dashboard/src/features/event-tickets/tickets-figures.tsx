import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "../../components/figure.tsx";
import { FigureRow } from "../../components/figure-row.tsx";
import { ShareValue } from "../../components/ratio-value.tsx";
import { Unknown } from "../../components/unknown.tsx";
import { formatCount } from "../../format/count.ts";
import { formatDuration } from "../../format/duration.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { Attendance, TicketFigures } from "./use-event-tickets.ts";

interface TicketsFiguresProps {
  readonly figures: TicketFigures;
  readonly attendance: Attendance;
}

/** Six figures of an event's tickets and of who came. */
export function TicketsFigures({ figures, attendance }: TicketsFiguresProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const count = (value: string | null) => (value === null ? "–" : formatCount(value, locale));
  const of = (part: string | null, whole: string | null): ReactNode =>
    part !== null && whole !== null && t("tickets.figures.of", { part: count(part), whole: count(whole) });
  const unnumbered = Number(figures.unnumberedCount);
  return (
    <FigureRow label={t("tickets.figures.label")} columns={6}>
      <Figure
        label={t("tickets.figures.tickets")}
        value={figures.ticketCount === null ? <Unknown reason="NOT_COMPUTED" /> : count(figures.ticketCount)}
        detail={
          unnumbered > 0
            ? t("tickets.figures.unnumbered", { number: count(figures.unnumberedCount) })
            : figures.admittingCount !== null &&
              t("tickets.figures.admitting", { number: count(figures.admittingCount) })
        }
      />
      <Figure
        label={t("tickets.figures.listed")}
        value={<ShareValue ratio={figures.listedShare} />}
        detail={of(figures.listedCount, figures.admittingCount)}
      />
      <FirstResaleFigure time={figures.timeToFirstResale} />
      <Figure
        label={t("tickets.figures.checkedIn")}
        value={<ShareValue ratio={attendance.checkedInShare} />}
        detail={
          Number(attendance.unnumberedUseCount) > 0
            ? t("tickets.figures.used", { number: count(attendance.unnumberedUseCount) })
            : of(attendance.checkedInCount, attendance.expectedCount)
        }
      />
      <Figure
        label={t("tickets.figures.noShow")}
        value={<ShareValue ratio={attendance.noShowShare} />}
        detail={of(attendance.noShowCount, attendance.expectedCount)}
      />
      <Figure
        label={t("tickets.figures.resaleHolders")}
        value={<ShareValue ratio={attendance.resaleHolderShare} />}
        detail={of(attendance.resaleHolderCount, attendance.checkedInCount)}
      />
    </FigureRow>
  );
}

function FirstResaleFigure({ time }: { readonly time: TicketFigures["timeToFirstResale"] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const label = t("tickets.figures.firstResale");
  const measured =
    time.ticketCount !== null && t("tickets.figures.measured", { count: Number(time.ticketCount) });
  if (time.medianSeconds === null || time.p25Seconds === null || time.p75Seconds === null)
    return <Figure label={label} value={<Unknown reason={time.reason} />} detail={measured} />;
  const range = t("tickets.figures.middleHalf", {
    from: formatDuration(time.p25Seconds, locale),
    to: formatDuration(time.p75Seconds, locale),
  });
  return <Figure label={label} value={formatDuration(time.medianSeconds, locale)} detail={range} />;
}
