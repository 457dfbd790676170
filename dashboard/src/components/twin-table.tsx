import type { CsvValue } from "../format/csv.ts";

/** What a chart shows, as a table: formatted cells to read, exact values to save. */
export interface ChartTable {
  readonly columns: readonly {
    readonly label: string;
    readonly csvName: string;
    readonly isNumeric?: boolean;
  }[];
  readonly rows: readonly {
    readonly key: string;
    readonly cells: readonly string[];
    readonly csv: readonly CsvValue[];
  }[];
}

interface TwinTableProps {
  readonly table: ChartTable;
  readonly caption: string;
}

/** The table twin of a chart. */
export function TwinTable({ table, caption }: TwinTableProps) {
  const align = (isNumeric: boolean | undefined) =>
    isNumeric ? "px-3 py-1.5 text-right" : "px-3 py-1.5 text-left";
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
      tabIndex={0}
      className="h-full overflow-auto rounded-control border border-line"
    >
      <table className="w-full text-13">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 bg-raised text-12 text-ink-2">
          <tr>
            {table.columns.map((column) => (
              <th key={column.csvName} scope="col" className={`${align(column.isNumeric)} font-medium`}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key} className="border-t border-line">
              {table.columns.map((column, index) => (
                <td key={column.csvName} className={`${align(column.isNumeric)} whitespace-nowrap`}>
                  {row.cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
