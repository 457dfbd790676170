import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DataSection } from "../../components/data-section.tsx";
import { MethodNote } from "../../components/method-note.tsx";
import { MoneyValue } from "../../components/money-value.tsx";
import { MarkupValue, ShareValue } from "../../components/ratio-value.tsx";
import { Unknown } from "../../components/unknown.tsx";
import { formatCount } from "../../format/count.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { AdjustedReport, MarkupReport } from "./use-resale.ts";
import { useWashNote } from "./use-wash-note.ts";

type Figures = AdjustedReport["overall"];

interface WashTableProps {
  readonly report: MarkupReport;
  readonly adjusted: AdjustedReport;
}

/** The event's figures with its wash trades and as if they had not happened, side by side. */
export function WashTable({ report, adjusted }: WashTableProps) {
  const { t } = useTranslation();
  const note = useWashNote(report.wash);
  return (
    <div className="flex flex-col gap-1.5">
      <DataSection
        id="wash-trades"
        title={t("resale.wash.title")}
        note={note}
        empty={null}
        columns={[
          { label: t("resale.wash.figure") },
          { label: t("resale.wash.raw"), isNumeric: true },
          { label: t("resale.wash.adjusted"), isNumeric: true },
        ]}
      >
        {ROWS.map(({ id, Value }) => (
          <tr key={id} className="border-b border-line text-right last:border-0">
            <th scope="row" className="text-left font-medium">
              {t(`resale.wash.row.${id}`)}
            </th>
            <td>
              <Value figures={report.overall} />
            </td>
            <td>
              <Value figures={adjusted.overall} />
            </td>
          </tr>
        ))}
      </DataSection>
      <MethodNote table="wash_trade" />
    </div>
  );
}

interface ValueProps {
  readonly figures: Figures;
}

const ROWS = [
  { id: "resales", Value: ResaleCount },
  { id: "median", Value: ({ figures }: ValueProps): ReactNode => <MarkupValue ratio={figures.median} /> },
  { id: "p90", Value: ({ figures }: ValueProps): ReactNode => <MarkupValue ratio={figures.p90} /> },
  {
    id: "valueWeighted",
    Value: ({ figures }: ValueProps): ReactNode => <MarkupValue ratio={figures.valueWeighted} />,
  },
  {
    id: "aboveFace",
    Value: ({ figures }: ValueProps): ReactNode => <ShareValue ratio={figures.aboveFace.share} />,
  },
  {
    id: "aboveCap",
    Value: ({ figures }: ValueProps): ReactNode => <ShareValue ratio={figures.aboveCap.share} />,
  },
  { id: "excess", Value: ExcessPaid },
  { id: "rate", Value: ({ figures }: ValueProps): ReactNode => <ShareValue ratio={figures.resaleRate} /> },
  {
    id: "topSellers",
    Value: ({ figures }: ValueProps): ReactNode => <ShareValue ratio={figures.topSellerShare} />,
  },
] as const;

function ResaleCount({ figures }: ValueProps): ReactNode {
  const locale = useLocale();
  const { resaleCount, median } = figures;
  return resaleCount === null ? <Unknown reason={median.reason} /> : formatCount(resaleCount, locale);
}

function ExcessPaid({ figures: { excessPaid, excessReason } }: ValueProps): ReactNode {
  return excessPaid === null ? <Unknown reason={excessReason} /> : <MoneyValue money={excessPaid} />;
}
