import { ByteWriter } from "./byte-writer.ts";
import type { CopyType, CopyValue } from "./copy-column.ts";
import { encoderOf } from "./encoders.ts";

const LENGTH_BYTES = 4;

/** Shared by all arrays: each is written in one go, and most are far smaller than what a writer reserves. */
const writer = new ByteWriter();

/**
 * An array in Postgres' binary form, to be given as a query's parameter, e.g. for `unnest($1::bytea[])`: pg
 * sends a Buffer as it is, which for many elements is far faster than writing and parsing text.
 */
export function encodeArray(type: CopyType, elements: readonly CopyValue[]): Buffer {
  writer.length = 0;
  encoderOf({ name: "", type, isArray: true })(writer, elements);
  if (writer.isFull) return writer.take().subarray(LENGTH_BYTES);
  return Buffer.from(writer.bytes.subarray(LENGTH_BYTES, writer.length));
}
