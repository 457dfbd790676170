import { type CopyDecimal, type CopyType, encodeArray, type Session } from "@facevalue/db";
import { type RawBuilder, sql } from "kysely";
import { copyRows, holdsRows } from "../stream/copy-rows.ts";
import type { Metric, RecomputeScope } from "./metric.ts";
import { replaceRows, writeRows } from "./replace-rows.ts";

/**
 * What a column holds, as a program has it: `id` bytes as a binary string, `amount` bigint of any size, `count` number or
 * bigint, `ratio` a count of 10^-18, `time` unix seconds, `day` YYYY-MM-DD, `json` its text. A trailing ? allows null.
 */
export type TableColumn = "id" | "amount" | "count" | "ratio" | "text" | "flag" | "time" | "day" | "json";
export type TableColumns = Readonly<Record<string, TableColumn | `${TableColumn}?`>>;

/** A table of the schema `metrics`, without the columns that all of them have (chain_id, methodology, computed_at). */
export interface MetricTable<
  Identity extends TableColumns = TableColumns,
  Values extends TableColumns = TableColumns,
> {
  readonly name: string;
  /** Primary key after chain_id. */
  readonly identity: Identity;
  readonly values: Values;
}

interface ColumnValues {
  id: string;
  amount: bigint;
  count: number | bigint;
  ratio: bigint;
  text: string;
  flag: boolean;
  time: number;
  day: string;
  json: string;
}

type ValueOf<Type> = Type extends `${infer Base extends TableColumn}?`
  ? ColumnValues[Base] | null
  : Type extends TableColumn
    ? ColumnValues[Type]
    : never;

type ValuesOf<Columns> = { readonly [Name in keyof Columns]: ValueOf<Columns[Name]> };

/** A row of the table. */
export type RowOf<Table> =
  Table extends MetricTable<infer Identity, infer Values> ? ValuesOf<Identity> & ValuesOf<Values> : never;

/**
 * Makes the table's rows of the scope's keys equal to `rows`; see `replaceRows`. Where the batch knows what stands in the
 * table, only rows that differ are sent; where nothing stands there of keys with many rows, theirs are appended.
 */
export async function replaceTable<Identity extends TableColumns, Values extends TableColumns>(
  session: Session,
  target: { metric: Metric; scope: RecomputeScope; table: MetricTable<Identity, Values> },
  rows: readonly RowOf<MetricTable<Identity, Values>>[],
): Promise<void> {
  const { metric, scope, table } = target;
  const columns = { identity: Object.keys(table.identity), values: Object.keys(table.values) };
  const shared = { metric, scope, table: table.name, ...columns };
  const select = (chosen: readonly Row[]) => selectRows({ ...table.identity, ...table.values }, chosen);
  const all = rows as readonly Row[];
  const replaceAll = async (keys: readonly Buffer[], chosen: readonly Row[]) => {
    const own = { metric, scope: { ...scope, keys }, table };
    if (chosen.length >= FEWEST_COPIED && !(await holdsRows(session, own)))
      return await copyRows(session, own, chosen);
    await replaceRows(session.db, { ...shared, scope: own.scope, rows: select(chosen) });
  };
  if (scope.batch === undefined) return await replaceAll(scope.keys, all);
  const places = { table: table.name, keyColumn: metric.keyColumn, ...columns };
  const { written, comparedKeys, comparedRows } = scope.batch.compare(places, all);
  if (written.length > 0) await writeRows(session.db, { ...shared, rows: select(written) });
  if (comparedKeys.length > 0) await replaceAll(comparedKeys, comparedRows);
}

/** For fewer it is not worth looking whether they are the first of their keys. */
const FEWEST_COPIED = 50;

type Row = Readonly<Record<string, ColumnValues[TableColumn] | null>>;

interface Encoding {
  readonly type: CopyType;
  readonly encode: (value: never) => Uint8Array | bigint | number | boolean | string | CopyDecimal;
  /** Type that the element is cast to; none where it is sent as what it is. */
  readonly cast?: string;
}

const MICROSECONDS = 1_000_000n;
const ENCODINGS: Readonly<Record<TableColumn, Encoding>> = {
  id: { type: "bytea", encode: (value: string) => Buffer.from(value, "latin1") },
  amount: { type: "numeric", encode: (value: bigint) => value },
  count: { type: "numeric", encode: (value: number | bigint) => BigInt(value) },
  ratio: { type: "numeric", encode: (value: bigint) => ({ digits: value, exponent: -18 }) },
  text: { type: "text", encode: (value: string) => value },
  flag: { type: "bool", encode: (value: boolean) => value },
  time: { type: "timestamptz", encode: (value: number) => BigInt(value) * MICROSECONDS },
  day: { type: "text", encode: (value: string) => value, cast: "date" },
  json: { type: "text", encode: (value: string) => value, cast: "jsonb" },
};

/** A select that gives the rows. */
function selectRows(columns: TableColumns, rows: readonly Row[]): RawBuilder<unknown> {
  const names = Object.keys(columns);
  const encodings = Object.values(columns).map((type) => ENCODINGS[type.replace("?", "") as TableColumn]);
  const arrays = names.map((name, index) => {
    const { type, encode } = encodings[index] as Encoding;
    const elements = rows.map((row) => {
      const value = row[name];
      return value === null || value === undefined ? null : encode(value as never);
    });
    return sql`${encodeArray(type, elements)}::${sql.raw(type)}[]`;
  });
  const selected = names.map((name, index) => {
    const cast = encodings[index]?.cast;
    return cast === undefined ? sql.id(name) : sql`${sql.id(name)}::${sql.raw(cast)} as ${sql.id(name)}`;
  });
  return sql`select ${sql.join(selected)} from unnest(${sql.join(arrays)}) as given (${sql.join(names.map((name) => sql.id(name)))})`;
}
