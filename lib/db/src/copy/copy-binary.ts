import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from } from "pg-copy-streams";
import { ByteWriter } from "./byte-writer.ts";
import type { CopyColumn, CopyValue } from "./copy-column.ts";
import { encoderOf, writeNull } from "./encoders.ts";

export interface CopyTarget {
  /** Undefined: found through the search path, as temporary tables are. */
  readonly schema?: string;
  readonly table: string;
  readonly columns: readonly CopyColumn[];
}

/** Where rows go that are encoded by the caller: the names of its columns are enough. */
export interface EncodedTarget extends Omit<CopyTarget, "columns"> {
  readonly columns: readonly Pick<CopyColumn, "name">[];
}

export type CopyRow = readonly CopyValue[];

/** "PGCOPY\n\377\r\n\0", flags, length of the header extension. */
const HEADER = Buffer.from("5047434f50590aff0d0a000000000000000000", "hex");
const TRAILER = Buffer.from("ffff", "hex");

/**
 * Appends rows with `COPY … (format binary)`: the fastest way in. A row holds its values in the order of
 * `columns`, in the forms of `CopyValue`; values of another form give wrong bytes or an error of Postgres.
 * A failed copy leaves no rows behind.
 */
export async function copyBinary(
  client: pg.ClientBase,
  target: CopyTarget,
  rows: Iterable<CopyRow>,
): Promise<void> {
  const encoders = target.columns.map(encoderOf);
  await copyEncoded(client, target, rows, (writer, row) => {
    for (let index = 0; index < encoders.length; index++) {
      const value = row[index];
      if (value === null || value === undefined) writeNull(writer);
      else encoders[index]?.(writer, value);
    }
  });
}

/** Like `copyBinary`, for rows in a form of the caller's: `encode` writes every column of a row, in order. */
export async function copyEncoded<Row>(
  client: pg.ClientBase,
  target: EncodedTarget,
  rows: Iterable<Row>,
  encode: (writer: ByteWriter, row: Row) => void,
): Promise<void> {
  const path = [target.schema, target.table].filter((part) => part !== undefined);
  const table = path.map((part) => pg.escapeIdentifier(part)).join(".");
  const columns = target.columns.map(({ name }) => pg.escapeIdentifier(name)).join(", ");
  const sink = client.query(from(`copy ${table} (${columns}) from stdin (format binary)`));
  await pipeline(
    Readable.from(encodeRows(target.columns.length, rows, encode), { objectMode: true, highWaterMark: 2 }),
    sink,
  );
}

function* encodeRows<Row>(
  columns: number,
  rows: Iterable<Row>,
  encode: (writer: ByteWriter, row: Row) => void,
): Generator<Buffer> {
  const writer = new ByteWriter();
  writer.writeBytes(HEADER);
  for (const row of rows) {
    writer.writeInt16(columns);
    encode(writer, row);
    if (writer.isFull) yield writer.take();
  }
  writer.writeBytes(TRAILER);
  yield writer.take();
}
