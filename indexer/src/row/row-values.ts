import { bigIntByteLength, readSignedBytes, writeSignedBytes } from "../host/numbers/big-int-bytes.ts";
import type { DecimalValue, Value } from "../schema/value.ts";
import type { RowBuffer } from "./row-buffer.ts";
import type { RowField } from "./row-fields.ts";
import { NULL, VALUE } from "./row-image.ts";

const NO_BYTES = new Uint8Array(0);

/** Writes state and value of a field; null gives the null state. */
export function writeFieldValue(buffer: RowBuffer, field: RowField, value: Value): void {
  if (value === null) {
    buffer.byte(NULL);
    return;
  }
  buffer.byte(VALUE);
  if (!field.isList) {
    writeScalar(buffer, field, value);
    return;
  }
  const elements = value as readonly Value[];
  buffer.length(elements.length);
  for (const element of elements) {
    buffer.byte(element === null ? NULL : VALUE);
    if (element !== null) writeScalar(buffer, field, element);
  }
}

function writeScalar(buffer: RowBuffer, { kind }: RowField, value: Value): void {
  buffer.reserve(16);
  switch (kind) {
    case "String":
    case "Enum":
      writeText(buffer, value as string);
      return;
    case "Bytes":
      buffer.sized(value as Uint8Array, 0, (value as Uint8Array).length);
      return;
    case "Int":
      buffer.view.setInt32(buffer.at, value as number, true);
      buffer.at += 4;
      return;
    case "Int8":
    case "Timestamp":
      buffer.view.setBigInt64(buffer.at, value as bigint, true);
      buffer.at += 8;
      return;
    case "Boolean":
      buffer.byte(value === true ? 1 : 0);
      return;
    case "BigInt":
      writeBigInt(buffer, value as bigint);
      return;
    case "BigDecimal":
      writeDecimal(buffer, value as DecimalValue);
      return;
  }
}

function writeText(buffer: RowBuffer, text: string): void {
  buffer.length(text.length * 2);
  buffer.reserve(text.length * 2);
  for (let index = 0; index < text.length; index++) {
    buffer.view.setUint16(buffer.at, text.charCodeAt(index), true);
    buffer.at += 2;
  }
}

export function writeBigInt(buffer: RowBuffer, value: bigint): void {
  const length = bigIntByteLength(value);
  buffer.length(length);
  buffer.reserve(length);
  writeSignedBytes(buffer.view, { start: buffer.at, length }, value);
  buffer.at += length;
}

export function writeDecimal(buffer: RowBuffer, { digits, exponent }: DecimalValue): void {
  buffer.reserve(4);
  buffer.view.setInt32(buffer.at, exponent, true);
  buffer.at += 4;
  writeBigInt(buffer, digits);
}

/** Value of a field behind its state, which is VALUE. */
export function readFieldValue(buffer: RowBuffer, field: RowField): Value {
  if (!field.isList) return readScalar(buffer, field);
  const elements: Value[] = [];
  for (let left = buffer.readLength(); left > 0; left--) {
    elements.push(buffer.bytes[buffer.at++] === VALUE ? readScalar(buffer, field) : null);
  }
  return elements;
}

function readScalar(buffer: RowBuffer, { kind }: RowField): Value {
  const { view } = buffer;
  switch (kind) {
    case "String":
    case "Enum": {
      const { bytes, start } = readSized(buffer);
      return Buffer.from(bytes.buffer, start, buffer.at - start).toString("utf16le");
    }
    case "Bytes": {
      const { bytes, start } = readSized(buffer);
      return start === buffer.at ? NO_BYTES : bytes.slice(start, buffer.at);
    }
    case "Int":
      buffer.at += 4;
      return view.getInt32(buffer.at - 4, true);
    case "Int8":
    case "Timestamp":
      buffer.at += 8;
      return view.getBigInt64(buffer.at - 8, true);
    case "Boolean":
      return buffer.bytes[buffer.at++] === 1;
    case "BigInt":
      return readBigInt(buffer);
    case "BigDecimal": {
      const exponent = view.getInt32(buffer.at, true);
      buffer.at += 4;
      return { digits: readBigInt(buffer), exponent };
    }
  }
}

export function readBigInt(buffer: RowBuffer): bigint {
  const { start } = readSized(buffer);
  return readSignedBytes(buffer.view, start, buffer.at - start);
}

/** Moves behind a sized value; it lies between `start` and the buffer's position. */
function readSized(buffer: RowBuffer): { bytes: Uint8Array; start: number } {
  const length = buffer.readLength();
  const start = buffer.at;
  buffer.at += length;
  return { bytes: buffer.bytes, start };
}
