/**
 * What a column holds, as a program has it: `id` bytes as a binary string, `bytes` bytes, `count` a whole number (bigint in the table),
 * `millionths` a whole count of 10^-6 (numeric), `text` text, `json` its text (jsonb). None of them is ever null.
 */
export type StreamedColumn = "id" | "bytes" | "count" | "millionths" | "text" | "json";
export type StreamedColumns = Readonly<Record<string, StreamedColumn>>;

/** A table of the schema `metrics` whose rows are too many to be held at once, without the columns that all of them have. */
export interface StreamedTable<
  Identity extends StreamedColumns = StreamedColumns,
  Values extends StreamedColumns = StreamedColumns,
> {
  readonly name: string;
  /** Primary key after chain_id: ids and texts. */
  readonly identity: Identity;
  readonly values: Values;
}

interface ColumnValues {
  id: string;
  bytes: Uint8Array;
  count: number;
  millionths: number;
  text: string;
  json: string;
}

type ValuesOf<Columns extends StreamedColumns> = {
  readonly [Name in keyof Columns]: ColumnValues[Columns[Name]];
};

/** A row of the table. */
export type StreamedRow<Table> =
  Table extends StreamedTable<infer Identity, infer Values> ? ValuesOf<Identity> & ValuesOf<Values> : never;
