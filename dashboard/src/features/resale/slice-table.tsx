import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import { DataSection } from "../../components/data-section.tsx";
import { MarkupValue, ShareValue } from "../../components/ratio-value.tsx";
import { formatCount } from "../../format/count.ts";
import { toCsv } from "../../format/csv.ts";
import { downloadText } from "../../format/download.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { Slice } from "./use-slices.ts";

interface SliceTableProps {
  readonly id: "tier" | "hop" | "leadTime";
  readonly rows: readonly Slice[];
  readonly fileName: string;
}

const COLUMNS = ["measured", "median", "p90", "aboveFace", "belowFace", "aboveCap"] as const;

/** Markup per slice of the resales. */
export function SliceTable({ id, rows, fileName }: SliceTableProps) {
  const { t } = useTranslation();
  const save = () => downloadText(fileName, csvOf(rows), "text/csv;charset=utf-8");
  return (
    <div className="flex flex-col gap-2">
      <DataSection
        id={`markup-by-${id}`}
        title={t(`resale.slices.${id}`)}
        empty={rows.length === 0 ? t("resale.slices.empty") : null}
        columns={[
          { label: t(`resale.slices.${id}Column`) },
          ...COLUMNS.map((column) => ({ label: t(`resale.column.${column}`), isNumeric: true })),
        ]}
      >
        {rows.map((row) => (
          <SliceRow key={row.key} row={row} />
        ))}
      </DataSection>
      {rows.length > 0 && (
        <div className="self-end">
          <Button onClick={save}>{t("common.chart.saveCsv")}</Button>
        </div>
      )}
    </div>
  );
}

function SliceRow({ row: { name, figures } }: { readonly row: Slice }) {
  const locale = useLocale();
  return (
    <tr className="border-b border-line text-right last:border-0">
      <th scope="row" className="text-left font-medium">
        {name}
      </th>
      <td>{formatCount(figures.measuredCount ?? "0", locale)}</td>
      <td>
        <MarkupValue ratio={figures.median} />
      </td>
      <td>
        <MarkupValue ratio={figures.p90} />
      </td>
      <td>
        <ShareValue ratio={figures.aboveFace.share} />
      </td>
      <td>
        <ShareValue ratio={figures.belowFace.share} />
      </td>
      <td>
        <ShareValue ratio={figures.aboveCap.share} />
      </td>
    </tr>
  );
}

function csvOf(rows: readonly Slice[]): string {
  const header = ["slice", "measured", "median", "p90", "above_face", "below_face", "above_cap"];
  const lines = rows.map(({ name, figures }) => [
    name,
    figures.measuredCount,
    figures.median.value,
    figures.p90.value,
    figures.aboveFace.share.value,
    figures.belowFace.share.value,
    figures.aboveCap.share.value,
  ]);
  return toCsv(header, lines);
}
