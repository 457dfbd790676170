import { AppError } from "@facevalue/core";
import { readTextLines, type TextLine } from "../world/read-text-lines.ts";
import { type ColumnNames, type Columns, findColumns } from "./csv-columns.ts";
import { findDelimiter, splitRow } from "./split-row.ts";

export interface CsvRow {
  readonly first: string;
  readonly second: string;
  /** Empty where there is no such column or nothing in it. */
  readonly third: string;
}

/**
 * The named columns of a CSV file that is parted by commas, semicolons or tabs, with or without a header.
 * @throws NOT_FOUND without the file, BAD_USER_INPUT on a row that lacks one of the two columns
 */
export async function* readCsv(path: string, names: ColumnNames): AsyncGenerator<CsvRow> {
  let delimiter: string | null = null;
  let columns: Columns | null = null;
  for await (const line of readTextLines(path)) {
    delimiter ??= findDelimiter(line.text);
    const row = splitRow(line.text, delimiter);
    if (row === null)
      throw new AppError("BAD_USER_INPUT", `A quote in line ${line.number} of ${path} does not end.`);
    if (columns === null) {
      columns = findColumns(row, names, path);
      if (columns.hasHeader) continue;
    }
    yield pickFields(row, columns, { line, path });
  }
}

function pickFields(
  row: readonly string[],
  { first, second, third, hasHeader, count }: Columns,
  { line, path }: { line: TextLine; path: string },
): CsvRow {
  const where = `Line ${line.number} of ${path}`;
  if (!hasHeader && row.length !== count)
    throw new AppError(
      "BAD_USER_INPUT",
      `${where} has ${row.length} fields, not ${count} as its first line.`,
    );
  const field = row[first] ?? "";
  const other = row[second];
  if (field === "" || other === undefined)
    throw new AppError(
      "BAD_USER_INPUT",
      `${where} has nothing in column ${(field === "" ? first : second) + 1}.`,
    );
  return { first: field, second: other, third: third === null ? "" : (row[third] ?? "") };
}
