import { useTranslation } from "react-i18next";
import { formatCount } from "../../format/count.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { TicketFigures } from "./use-event-tickets.ts";

/** Tickets by where they stand in their life. */
export function StatusTable({ counts }: { readonly counts: TicketFigures["byStatus"] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <section aria-labelledby="tickets-by-status" className="card flex min-w-0 flex-col gap-3 p-4 sm:p-5">
      <h2 id="tickets-by-status" className="text-16 font-semibold">
        {t("tickets.status.title")}
      </h2>
      {counts.length === 0 ? (
        <p className="text-13 text-ink-2">{t("common.chart.empty")}</p>
      ) : (
        <table className="w-full text-13">
          <caption className="sr-only">{t("tickets.status.title")}</caption>
          <thead className="text-12 text-ink-2">
            <tr>
              <th scope="col" className="py-1.5 text-left font-medium">
                {t("tickets.status.status")}
              </th>
              <th scope="col" className="py-1.5 text-right font-medium">
                {t("tickets.times.tickets")}
              </th>
            </tr>
          </thead>
          <tbody>
            {counts.map(({ status, ticketCount }) => (
              <tr key={status} className="border-t border-line">
                <td className="py-1.5">{t(`common.ticketStatus.${status}`)}</td>
                <td className="py-1.5 text-right">{formatCount(ticketCount, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
