import type { RawBuilder } from "kysely";
import type { Session } from "../session.ts";
import { copyOut } from "./copy-out.ts";
import { copyStatement } from "./copy-statement.ts";
import { readNumeric } from "./decode-value.ts";
import { RowStream } from "./row-stream.ts";

/** Takes one value: `length` bytes from `at` on in Postgres' binary form; a length of -1 stands for null. */
export type CellSink = (bytes: Buffer, at: number, length: number) => void;

/**
 * Like `readRows`, without an object per row: every value of the columns that `sinks` names goes to its sink, row by row, for columns
 * of numbers that hold millions. What a sink keeps of the bytes it has to copy.
 * @returns how many rows there were
 */
export async function readCells(
  { client, db, streamed }: Session,
  query: RawBuilder<unknown>,
  sinks: Readonly<Record<string, CellSink>>,
): Promise<number> {
  const ordered = Object.values(sinks);
  let count = 0;
  const stream = new RowStream((bytes, start) => {
    count += 1;
    let at = start;
    for (const sink of ordered) {
      const length = bytes.readInt32BE(at);
      at += 4;
      sink(bytes, at, length);
      if (length > 0) at += length;
    }
  });
  await copyOut(client, copyStatement(db, query, Object.keys(sinks)), (piece) => stream.push(piece));
  stream.assertEnded();
  streamed.rows += count;
  return count;
}

/** A numeric without decimals. */
export function decodeAmount(bytes: Buffer, at: number): bigint {
  return readNumeric(bytes, at, 0);
}
