import type { RawBuilder } from "kysely";
import { to } from "pg-copy-streams";
import type { Session } from "../session.ts";
import { copyStatement } from "./copy-statement.ts";
import { readNumeric } from "./decode-value.ts";

/** Takes one value: `length` bytes from `at` on in Postgres' binary form; a length of -1 stands for null. */
export type CellSink = (bytes: Buffer, at: number, length: number) => void;

/** Signature, flags and the length of the header's extension, which Postgres leaves empty. */
const HEADER_BYTES = 19;
const END_OF_ROWS = -1;

/**
 * Like `readRows`, without an object per row: every value of the columns that `sinks` names goes to its sink, row by row, for columns
 * of numbers that hold millions.
 * @returns how many rows there were
 */
export async function readCells(
  { client, db }: Session,
  query: RawBuilder<unknown>,
  sinks: Readonly<Record<string, CellSink>>,
): Promise<number> {
  const ordered = Object.values(sinks);
  const stream = client.query(to(copyStatement(db, query, Object.keys(sinks))));
  let rest: Buffer = Buffer.alloc(0);
  let skipped = HEADER_BYTES;
  let count = 0;
  for await (const piece of stream) {
    const chunk = piece as Buffer;
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = Math.min(skipped, bytes.length);
    skipped -= at;
    while (skipped === 0 && isRowWhole(bytes, at)) {
      at = passRow(bytes, at, ordered);
      count += 1;
    }
    rest = bytes.subarray(at);
  }
  return count;
}

/** A numeric without decimals. */
export function decodeAmount(bytes: Buffer, at: number): bigint {
  return readNumeric(bytes, at, 0);
}

function isRowWhole(bytes: Buffer, start: number): boolean {
  if (bytes.length < start + 2) return false;
  const fields = bytes.readInt16BE(start);
  if (fields === END_OF_ROWS) return false;
  let at = start + 2;
  for (let field = 0; field < fields; field += 1) {
    if (bytes.length < at + 4) return false;
    at += 4 + Math.max(0, bytes.readInt32BE(at));
  }
  return at <= bytes.length;
}

/** Where the next row begins. */
function passRow(bytes: Buffer, start: number, sinks: readonly CellSink[]): number {
  let at = start + 2;
  for (const sink of sinks) {
    const length = bytes.readInt32BE(at);
    at += 4;
    sink(bytes, at, length);
    if (length > 0) at += length;
  }
  return at;
}
