import { ByteWriter, copyEncoded, type Session } from "@facevalue/db";
import { sql } from "kysely";
import type { Metric, RecomputeScope } from "../metrics/metric.ts";
import { replaceRows, writeRows } from "../metrics/replace-rows.ts";
import {
  cellWriters,
  copyEncodedRows,
  holdsRows,
  readTableForm,
  type TableForm,
  writeCells,
} from "./copy-rows.ts";
import { deleteRows } from "./delete-rows.ts";
import { RowDigests } from "./row-digests.ts";
import type { StreamedColumns, StreamedRow, StreamedTable } from "./streamed-table.ts";

/** Of a statement's own rows: gone when the transaction ends. */
const INCOMING = "incoming_rows";

interface Target<Identity extends StreamedColumns, Values extends StreamedColumns> {
  readonly metric: Metric;
  /** One key, the network's. */
  readonly scope: RecomputeScope;
  readonly table: StreamedTable<Identity, Values>;
}

/** An encoded row: identity up to `middle`, values up to `writer.length`, in the form of a binary COPY. */
interface Encoded {
  readonly writer: ByteWriter;
  readonly middle: number;
}

/**
 * Makes the table's rows of the network equal to `rows`, each of which is encoded as soon as it comes and none held. Where the batch knows
 * what stands in the table, only rows that differ are sent; into a table without any they are copied as they are.
 */
export async function streamTable<Identity extends StreamedColumns, Values extends StreamedColumns>(
  session: Session,
  target: Target<Identity, Values>,
  rows: Iterable<StreamedRow<StreamedTable<Identity, Values>>>,
): Promise<void> {
  const { scope, table } = target as unknown as Target<StreamedColumns, StreamedColumns>;
  const places = { metric: target.metric, scope, table };
  const fresh = scope.batch === undefined ? null : new RowDigests();
  const form = await readTableForm(session, table.name);
  const encoded = noting(encodeAll(table, form, rows), fresh);
  const known = scope.batch?.knownDigests(table.name) ?? null;
  if (known !== null) await sendChanges(session, places, { encoded, known });
  else if (await holdsRows(session, places)) await compareAll(session, places, encoded);
  else await copyEncodedRows(session, { ...places, form }, encoded, copyRow);
  if (fresh !== null) scope.batch?.keepDigests(table.name, fresh);
}

/** Writes the rows over those with the same identity, and leaves all others of the network alone. */
export async function writeStreamed<Identity extends StreamedColumns, Values extends StreamedColumns>(
  session: Session,
  target: Target<Identity, Values>,
  rows: Iterable<StreamedRow<StreamedTable<Identity, Values>>>,
): Promise<void> {
  const { metric, scope, table } = target as unknown as Target<StreamedColumns, StreamedColumns>;
  const form = await readTableForm(session, table.name);
  await stage(session, table, encodeAll(table, form, rows));
  await writeRows(session.db, replacementOf({ metric, scope, table }));
  await dropStage(session);
}

type Places = Target<StreamedColumns, StreamedColumns>;

function* encodeAll(
  { identity, values }: StreamedTable,
  form: TableForm,
  rows: Iterable<Readonly<Record<string, unknown>>>,
): Generator<Encoded> {
  const writer = new ByteWriter();
  const [named, told] = [cellWriters(identity, form), cellWriters(values, form)];
  for (const row of rows) {
    writer.length = 0;
    writeCells(writer, named, row);
    const middle = writer.length;
    writeCells(writer, told, row);
    yield { writer, middle };
  }
}

function copyRow(writer: ByteWriter, row: Encoded): void {
  writer.writeBytes(row.writer.bytes.subarray(0, row.writer.length));
}

function* noting(rows: Iterable<Encoded>, fresh: RowDigests | null): Generator<Encoded> {
  for (const row of rows) {
    fresh?.add(row.writer.bytes, row.middle, row.writer.length);
    yield row;
  }
}

/** Writes the rows that differ from what is known and deletes those that are gone. */
async function sendChanges(
  session: Session,
  places: Places,
  { encoded, known }: { encoded: Iterable<Encoded>; known: RowDigests },
): Promise<void> {
  const isThere = new Uint8Array(known.size);
  await stage(session, places.table, changesOf(encoded, known, isThere));
  await writeRows(session.db, replacementOf(places));
  await dropStage(session);
  const gone: Buffer[] = [];
  for (let position = 0; position < isThere.length; position += 1)
    if (isThere[position] === 0) gone.push(known.identityOf(position));
  await deleteRows(session.db, places, gone);
}

function* changesOf(rows: Iterable<Encoded>, known: RowDigests, isThere: Uint8Array): Generator<Encoded> {
  for (const row of rows) {
    const { writer, middle } = row;
    const position = known.find(writer.bytes, middle);
    if (position >= 0) {
      isThere[position] = 1;
      if (known.isSame(position, writer.bytes, { middle, end: writer.length })) continue;
    }
    yield row;
  }
}

async function compareAll(session: Session, places: Places, encoded: Iterable<Encoded>): Promise<void> {
  await stage(session, places.table, encoded);
  await replaceRows(session.db, replacementOf(places));
  await dropStage(session);
}

/** Copies the rows into a temporary table of their own. */
async function stage(
  { client, db }: Session,
  table: StreamedTable,
  encoded: Iterable<Encoded>,
): Promise<void> {
  const columns = columnsOf(table).map((name) => ({ name }));
  const selected = sql.join(columns.map(({ name }) => sql.id(name)));
  await sql`
    create temp table ${sql.id(INCOMING)} on commit drop as
    select ${selected} from ${sql.id("metrics", table.name)} with no data`.execute(db);
  await copyEncoded(client, { table: INCOMING, columns }, encoded, copyRow);
}

async function dropStage({ db }: Session): Promise<void> {
  await sql`drop table ${sql.id(INCOMING)}`.execute(db);
}

function columnsOf({ identity, values }: StreamedTable): string[] {
  return [...Object.keys(identity), ...Object.keys(values)];
}

function replacementOf({ metric, scope, table }: Places) {
  return {
    metric,
    scope,
    table: table.name,
    identity: Object.keys(table.identity),
    values: Object.keys(table.values),
    rows: sql`select * from ${sql.id(INCOMING)}`,
  };
}
