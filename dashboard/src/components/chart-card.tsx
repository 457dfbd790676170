import { ChartNoAxesColumn, Download, Table2 } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { toCsv } from "../format/csv.ts";
import { downloadText } from "../format/download.ts";
import { Button } from "./button.tsx";
import { type ChartTable, TwinTable } from "./twin-table.tsx";

interface ChartCardProps {
  /** The subject, above the title. */
  readonly subject: string;
  /** The finding. */
  readonly title: string;
  /** One sentence with the figures behind it. */
  readonly summary: string;
  readonly legend?: ReactNode;
  readonly table: ChartTable;
  /** Name of the saved file, without its ending. */
  readonly fileName: string;
  /** Height of chart and table, so that nothing moves when they change places. */
  readonly height: number;
  readonly children: ReactNode;
}

/** A chart with what it says, its table twin and its figures to save. */
export function ChartCard(props: ChartCardProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const [isTable, setIsTable] = useState(false);
  const { table } = props;
  const isEmpty = table.rows.length === 0;
  const save = () => {
    const csv = toCsv(
      table.columns.map((column) => column.csvName),
      table.rows.map((row) => row.csv),
    );
    downloadText(`${props.fileName}.csv`, csv, "text/csv;charset=utf-8");
  };
  const Icon = isTable ? ChartNoAxesColumn : Table2;
  return (
    <section aria-labelledby={titleId} className="card @container flex min-w-0 flex-col gap-3 p-4 sm:p-5">
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0 flex-1">
          <p className="text-12 text-ink-2">{props.subject}</p>
          <h2 id={titleId} className="text-16 font-semibold text-balance">
            {props.title}
          </h2>
        </div>
        <div className="flex gap-2">
          <Button aria-pressed={isTable} disabled={isEmpty} onClick={() => setIsTable(!isTable)}>
            <Icon aria-hidden="true" className="size-4" />
            <span className="@max-lg:sr-only">
              {isTable ? t("common.chart.viewChart") : t("common.chart.viewTable")}
            </span>
          </Button>
          <Button disabled={isEmpty} onClick={save}>
            <Download aria-hidden="true" className="size-4" />
            <span className="@max-lg:sr-only">{t("common.chart.saveCsv")}</span>
          </Button>
        </div>
      </div>
      <p className="max-w-[90ch] text-13 text-ink-2">{props.summary}</p>
      {props.legend && !isTable && !isEmpty && (
        <div className="flex flex-wrap gap-x-4 gap-y-1 text-12">{props.legend}</div>
      )}
      <ChartBody height={props.height} isEmpty={isEmpty}>
        {isTable && !isEmpty ? <TwinTable table={table} caption={props.title} /> : props.children}
      </ChartBody>
    </section>
  );
}

interface ChartBodyProps {
  readonly height: number;
  readonly isEmpty: boolean;
  readonly children: ReactNode;
}

function ChartBody({ height, isEmpty, children }: ChartBodyProps) {
  const { t } = useTranslation();
  if (!isEmpty) return <div style={{ height }}>{children}</div>;
  return (
    <p className="grid h-32 place-items-center rounded-control border border-dashed border-line text-13 text-ink-2">
      {t("common.chart.empty")}
    </p>
  );
}
