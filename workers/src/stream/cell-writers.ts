import {
  type ByteWriter,
  writeDecimal,
  writeInteger,
  writeMillionths,
  writeSafeInteger,
} from "@facevalue/db";
import type { TableColumn } from "../metrics/metric-table.ts";
import type { StreamedColumn } from "./streamed-table.ts";

/** What a column holds, as a program has it. A trailing ? allows null. */
export type ColumnKind = StreamedColumn | TableColumn;
export type Columns = Readonly<Record<string, ColumnKind | `${ColumnKind}?`>>;

/** Writes the length and the bytes of one value in Postgres' binary form. */
export type CellWriter = (writer: ByteWriter, value: never) => void;

const NULL_LENGTH = -1;
/** Between Postgres' epoch, 2000-01-01, and 1970-01-01. */
const EPOCH_SECONDS = 946_684_800;
const DAY_MS = 86_400_000;
const EPOCH_MS = EPOCH_SECONDS * 1000;
const MICROSECONDS = 1_000_000n;
const JSONB_VERSION = 1;
/** Names of types in `pg_type` by what a column holds; where two serve, a table has the one or the other. */
const WRITERS: Readonly<Record<ColumnKind, Readonly<Record<string, CellWriter>>>> = {
  id: { bytea: (writer, value: string) => writer.writeSizedText(value, "latin1") },
  bytes: { bytea: (writer, value: Uint8Array) => writer.writeSized(value, 0, value.length) },
  amount: { numeric: writeInteger, int8: writeInt64 },
  count: { numeric: writeCount, int8: writeInt64, int4: writeInt32 },
  ratio: { numeric: (writer, value: bigint) => writeDecimal(writer, { digits: value, exponent: -18 }) },
  millionths: { numeric: writeMillionths },
  text: { text: (writer, value: string) => writer.writeSizedText(value, "utf8") },
  flag: { bool: writeFlag },
  time: { timestamptz: writeTime },
  day: { date: writeDay },
  json: { jsonb: writeJson },
};

/** The writer of a column of such values as the table has it. @throws TypeError when the two do not fit */
export function cellWriterOf(column: ColumnKind | `${ColumnKind}?`, type: string | undefined): CellWriter {
  const writer = WRITERS[column.replace("?", "") as ColumnKind][type ?? ""];
  if (writer === undefined) throw new TypeError(`a column of type ${type} takes no value of kind ${column}`);
  return writer;
}

export function writeCell(writer: ByteWriter, write: CellWriter, value: unknown): void {
  if (value === null || value === undefined) writer.writeInt32(NULL_LENGTH);
  else write(writer, value as never);
}

function writeCount(writer: ByteWriter, value: number | bigint): void {
  if (typeof value === "bigint") writeInteger(writer, value);
  else writeSafeInteger(writer, value);
}

function writeInt64(writer: ByteWriter, value: number | bigint): void {
  writer.writeInt32(8);
  if (typeof value === "bigint") writer.writeInt64(value);
  else writer.writeSafeInt64(value);
}

function writeInt32(writer: ByteWriter, value: number | bigint): void {
  writer.writeInt32(4);
  writer.writeInt32(Number(value));
}

function writeFlag(writer: ByteWriter, value: boolean): void {
  writer.writeInt32(1);
  writer.writeByte(value ? 1 : 0);
}

function writeTime(writer: ByteWriter, value: number | bigint): void {
  writer.writeInt32(8);
  writer.writeInt64((BigInt(value) - BigInt(EPOCH_SECONDS)) * MICROSECONDS);
}

function writeDay(writer: ByteWriter, value: string): void {
  writer.writeInt32(4);
  writer.writeInt32(Math.round((Date.parse(`${value}T00:00:00Z`) - EPOCH_MS) / DAY_MS));
}

function writeJson(writer: ByteWriter, value: string): void {
  const lengthAt = writer.length;
  writer.writeInt32(0);
  writer.writeByte(JSONB_VERSION);
  writer.writeText(value);
  writer.patchInt32(lengthAt, writer.length - lengthAt - 4);
}
