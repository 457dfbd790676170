import { useTranslation } from "react-i18next";
import { DataSection } from "../../components/data-section.tsx";
import { formatCount } from "../../format/count.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { MarkupReport } from "./use-resale.ts";

/** Why resales are missing in the figures, and how many. */
export function ExclusionsTable({ report }: { readonly report: MarkupReport }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const excluded = report.overall.excluded.filter(({ saleCount }) => saleCount !== "0");
  return (
    <DataSection
      id="resales-not-measured"
      title={t("resale.excluded.title")}
      empty={excluded.length === 0 ? t("resale.excluded.none") : null}
      columns={[
        { label: t("resale.excluded.reason") },
        { label: t("resale.excluded.count"), isNumeric: true },
      ]}
    >
      {excluded.map(({ reason, saleCount }) => (
        <tr key={reason} className="border-b border-line last:border-0">
          <th scope="row" className="text-left font-medium">
            {t(`common.reason.${reason}`)}
          </th>
          <td className="text-right">{formatCount(saleCount, locale)}</td>
        </tr>
      ))}
    </DataSection>
  );
}
