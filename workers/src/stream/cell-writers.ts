import { type ByteWriter, writeMillionths } from "@facevalue/db";
import type { StreamedColumn, StreamedValue } from "./streamed-table.ts";

/** Writes the length and the bytes of a value in Postgres' binary form. */
export type CellWriter = (writer: ByteWriter, value: StreamedValue) => void;

const JSONB_VERSION = 1;

const CELL_WRITERS: Readonly<Record<StreamedColumn, CellWriter>> = {
  id: (writer, value) => writer.writeSizedText(value as string, "latin1"),
  bytes: (writer, value) => writer.writeSized(value as Uint8Array, 0, (value as Uint8Array).length),
  count: (writer, value) => {
    writer.writeInt32(8);
    writer.writeSafeInt64(value as number);
  },
  millionths: (writer, value) => writeMillionths(writer, value as number),
  text: (writer, value) => writer.writeSizedText(value as string, "utf8"),
  json: (writer, value) => {
    const lengthAt = writer.length;
    writer.writeInt32(0);
    writer.writeByte(JSONB_VERSION);
    writer.writeText(value as string);
    writer.patchInt32(lengthAt, writer.length - lengthAt - 4);
  },
};

/** Writers of columns in their order, with their names. */
export function cellWriters(
  columns: Readonly<Record<string, StreamedColumn>>,
): readonly (readonly [name: string, write: CellWriter])[] {
  return Object.entries(columns).map(([name, type]) => [name, CELL_WRITERS[type]]);
}
