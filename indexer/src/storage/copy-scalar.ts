import { type ByteWriter, writeDecimal, writeInteger, writeSafeInteger, writeTimestamp } from "@facevalue/db";
import type { RowBuffer } from "../row/row-buffer.ts";
import { readBigInt } from "../row/row-values.ts";
import type { ScalarKind } from "../schema/entity-type.ts";

/** Longest BigInt that a double holds exactly, in bytes. */
const SAFE_BYTES = 6;

/** Writes length and value of a scalar for COPY from the row's bytes at its position, which moves behind them. */
export function copyScalar(writer: ByteWriter, row: RowBuffer, kind: ScalarKind): void {
  const { view } = row;
  switch (kind) {
    case "Bytes": {
      const length = row.readLength();
      writer.writeSized(row.bytes, row.at, length);
      row.at += length;
      return;
    }
    case "BigInt":
      copyBigInt(writer, row);
      return;
    case "String":
    case "Enum":
      copyText(writer, row);
      return;
    case "Int":
      writer.writeInt32(4);
      writer.writeInt32(view.getInt32(row.at, true));
      row.at += 4;
      return;
    case "Int8":
      writer.writeInt32(8);
      writer.writeInt32(view.getInt32(row.at + 4, true));
      writer.writeInt32(view.getInt32(row.at, true));
      row.at += 8;
      return;
    case "Timestamp":
      writeTimestamp(writer, view.getBigInt64(row.at, true));
      row.at += 8;
      return;
    case "Boolean":
      writer.writeInt32(1);
      writer.writeByte(row.bytes[row.at++] as number);
      return;
    case "BigDecimal": {
      const exponent = view.getInt32(row.at, true);
      row.at += 4;
      writeDecimal(writer, { digits: readBigInt(row), exponent });
      return;
    }
  }
}

function copyBigInt(writer: ByteWriter, row: RowBuffer): void {
  const start = row.at;
  const length = row.readLength();
  if (length > SAFE_BYTES) {
    row.at = start;
    writeInteger(writer, readBigInt(row));
    return;
  }
  const { bytes, at } = row;
  let value = row.view.getInt8(at + length - 1);
  for (let index = at + length - 2; index >= at; index--) value = value * 256 + (bytes[index] as number);
  row.at = at + length;
  writeSafeInteger(writer, value);
}

/** UTF-16 in the row, UTF-8 in the database: the same bytes, every second one, as long as it is ASCII. */
function copyText(writer: ByteWriter, row: RowBuffer): void {
  const length = row.readLength();
  const { bytes, at } = row;
  row.at = at + length;
  writer.reserve(length * 2 + 4);
  const lengthAt = writer.length;
  writer.writeInt32(0);
  let next = writer.length;
  for (let index = at; index < at + length; index += 2) {
    const code = bytes[index] as number;
    if (code >= 0x80 || bytes[index + 1] !== 0) {
      writer.length = lengthAt;
      copyUnicode(writer, Buffer.from(bytes.buffer, at, length).toString("utf16le"));
      return;
    }
    writer.bytes[next++] = code;
  }
  writer.length = next;
  writer.patchInt32(lengthAt, length / 2);
}

function copyUnicode(writer: ByteWriter, text: string): void {
  const lengthAt = writer.length;
  writer.writeInt32(0);
  writer.writeText(text);
  writer.patchInt32(lengthAt, writer.length - lengthAt - 4);
}
