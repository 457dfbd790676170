import { type ByteWriter, copyEncoded, type Session, writeTimestamp } from "@facevalue/db";
import { sql } from "kysely";
import type { Metric, RecomputeScope } from "../metrics/metric.ts";
import { type CellWriter, type Columns, cellWriterOf, writeCell } from "./cell-writers.ts";

/** A table of the schema `metrics` and rows of it: those of the scope's keys. */
export interface CopyTarget {
  readonly metric: Metric;
  readonly scope: RecomputeScope;
  readonly table: { readonly name: string; readonly identity: Columns; readonly values: Columns };
}

export interface TableForm {
  /** Of the columns, as `pg_type` calls them. */
  readonly types: ReadonlyMap<string, string>;
  /** Microseconds since 1970 at which the transaction began. */
  readonly now: bigint;
}

type Row = Readonly<Record<string, unknown>>;

/** Whether the table holds any row of the scope's keys. Each is looked up: as a list, Postgres would read the table whole while it fills. */
export async function holdsRows({ db }: Session, { metric, scope, table }: CopyTarget): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from unnest(${scope.keys}::bytea[]) as asked (key) cross join lateral (
        select from ${sql.id("metrics", table.name)} stored
        where stored.chain_id = ${scope.chainId} and stored.${sql.id(metric.keyColumn)} = asked.key limit 1
      ) found
    ) as found`.execute(db);
  return rows[0]?.found === true;
}

/** Appends rows of keys that have none in the table, several times faster than writing them over others. */
export async function copyRows(session: Session, target: CopyTarget, rows: Iterable<Row>): Promise<void> {
  const form = await readTableForm(session, target.table.name);
  const writers = cellWriters({ ...target.table.identity, ...target.table.values }, form);
  await copyEncodedRows(session, { ...target, form }, rows, (writer, row) =>
    writeCells(writer, writers, row),
  );
}

/** The same for rows in a form of the caller's: `encode` writes the identity and then the values. */
export async function copyEncodedRows<Encoded>(
  session: Session,
  { metric, scope, table, form }: CopyTarget & { readonly form: TableForm },
  rows: Iterable<Encoded>,
  encode: (writer: ByteWriter, row: Encoded) => void,
): Promise<void> {
  const own = [...Object.keys(table.identity), ...Object.keys(table.values)];
  const columns = ["chain_id", "methodology", "computed_at", ...own].map((name) => ({ name }));
  await copyEncoded(
    session.client,
    { schema: "metrics", table: table.name, columns },
    rows,
    (writer, row) => {
      writer.writeInt32(8);
      writer.writeSafeInt64(scope.chainId);
      writer.writeInt32(4);
      writer.writeInt32(metric.methodology);
      writeTimestamp(writer, form.now);
      encode(writer, row);
    },
  );
}

export type CellWriters = readonly (readonly [name: string, write: CellWriter])[];

/** Writers of columns in their order, with their names. @throws TypeError when the table has a column otherwise */
export function cellWriters(columns: Columns, { types }: TableForm): CellWriters {
  return Object.entries(columns).map(([name, kind]) => [name, cellWriterOf(kind, types.get(name))]);
}

export function writeCells(writer: ByteWriter, writers: CellWriters, row: Row): void {
  for (const [name, write] of writers) writeCell(writer, write, row[name]);
}

export async function readTableForm({ db }: Session, table: string): Promise<TableForm> {
  const { rows } = await sql<{ name: string; type: string; now: string }>`
    select attname as name, typname as type, (extract(epoch from now()) * 1000000)::bigint as now
    from pg_attribute join pg_type on pg_type.oid = atttypid
    where attrelid = to_regclass(${`metrics.${table}`}) and attnum > 0 and not attisdropped`.execute(db);
  return { types: new Map(rows.map(({ name, type }) => [name, type])), now: BigInt(rows[0]?.now ?? 0) };
}
