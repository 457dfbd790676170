import type { ByteWriter } from "./byte-writer.ts";
import type { CopyColumn, CopyDecimal, CopyRange, CopyType, CopyValue } from "./copy-column.ts";
import { writeDecimal, writeInteger } from "./encode-numeric.ts";

/** Writes the length and the bytes of one value. */
export type Encoder = (writer: ByteWriter, value: CopyValue) => void;

const NULL_LENGTH = -1;
/** Microseconds between Postgres' epoch, 2000-01-01, and 1970-01-01. */
const EPOCH_MICROSECONDS = 946_684_800_000_000n;
const LOWER_INCLUSIVE = 0x02;
const UPPER_INFINITE = 0x10;

/**
 * Element types that an array's header names. Postgres compares only built-in types, so labels of an enum,
 * whose type is not built in, can go as text.
 */
export const ELEMENT_OIDS: Readonly<Record<CopyType, number>> = {
  int4: 23,
  int8: 20,
  numeric: 1700,
  text: 25,
  bytea: 17,
  bool: 16,
  timestamptz: 1184,
  int4range: 3904,
  enum: 25,
};

const ENCODERS: Readonly<Record<CopyType, Encoder>> = {
  int4: (writer, value) => {
    writer.writeInt32(4);
    writer.writeInt32(value as number);
  },
  int8: (writer, value) => {
    writer.writeInt32(8);
    writer.writeInt64(value as bigint);
  },
  numeric: (writer, value) => {
    if (typeof value === "bigint") writeInteger(writer, value);
    else writeDecimal(writer, value as CopyDecimal);
  },
  text: writeString,
  enum: writeString,
  bytea: (writer, value) => {
    const bytes = value as Uint8Array;
    writer.writeInt32(bytes.length);
    writer.writeBytes(bytes);
  },
  bool: (writer, value) => {
    writer.writeInt32(1);
    writer.reserve(1);
    writer.bytes[writer.length++] = value === true ? 1 : 0;
  },
  timestamptz: (writer, value) => {
    writeTimestamp(writer, value instanceof Date ? BigInt(value.getTime()) * 1000n : (value as bigint));
  },
  int4range: (writer, value) => writeRange(writer, value as CopyRange),
};

/** The encoder of a column; a null value is written as SQL null. */
export function encoderOf({ type, isArray = false }: CopyColumn): Encoder {
  const encode = ENCODERS[type];
  return isArray ? arrayEncoder(encode, ELEMENT_OIDS[type]) : encode;
}

export function writeNull(writer: ByteWriter): void {
  writer.writeInt32(NULL_LENGTH);
}

function writeString(writer: ByteWriter, value: CopyValue): void {
  const lengthAt = writer.length;
  writer.writeInt32(0);
  writer.writeText(value as string);
  writer.patchInt32(lengthAt, writer.length - lengthAt - 4);
}

/** Writes length and value of a time in microseconds since 1970. */
export function writeTimestamp(writer: ByteWriter, microseconds: bigint): void {
  writer.writeInt32(8);
  writer.writeInt64(microseconds - EPOCH_MICROSECONDS);
}

/** Writes length and value of an int4range. */
export function writeRange(writer: ByteWriter, { lower, upper }: CopyRange): void {
  writer.reserve(21);
  writer.writeInt32(upper === null ? 9 : 17);
  writer.bytes[writer.length++] = LOWER_INCLUSIVE | (upper === null ? UPPER_INFINITE : 0);
  writer.writeInt32(4);
  writer.writeInt32(lower);
  if (upper === null) return;
  writer.writeInt32(4);
  writer.writeInt32(upper);
}

function arrayEncoder(encode: Encoder, elementOid: number): Encoder {
  return (writer, value) => {
    const elements = value as readonly CopyValue[];
    const lengthAt = writer.length;
    writer.writeInt32(0);
    writer.writeInt32(elements.length === 0 ? 0 : 1);
    writer.writeInt32(elements.includes(null) ? 1 : 0);
    writer.writeInt32(elementOid);
    if (elements.length > 0) {
      writer.writeInt32(elements.length);
      writer.writeInt32(1);
    }
    for (const element of elements) {
      if (element === null) writeNull(writer);
      else encode(writer, element);
    }
    writer.patchInt32(lengthAt, writer.length - lengthAt - 4);
  };
}
