import { fromHex, toHex } from "@facevalue/core";
import { type CopyColumn, copyBinary } from "@facevalue/db";
import type { BlockPointer } from "./block-pointer.ts";
import type { PendingHeader } from "./pending-batch.ts";
import { qualifiedName } from "./qualified-name.ts";
import type { StorageContext } from "./storage-context.ts";

const COLUMNS: readonly CopyColumn[] = [
  { name: "number", type: "int4" },
  { name: "hash", type: "bytea" },
  { name: "parent_hash", type: "bytea" },
  { name: "timestamp", type: "int8" },
  { name: "has_changes", type: "bool" },
];

interface HeaderRow {
  readonly number: number;
  readonly hash: Buffer;
  readonly parent_hash: Buffer;
  readonly timestamp: string;
}

/** Adds headers to `block$`: those in which something happened, and all from `floor` on. */
export async function writeHeaders(
  { client, schemaName }: StorageContext,
  headers: readonly PendingHeader[],
  floor: number,
): Promise<void> {
  const kept = headers.filter(({ pointer, hasChanges }) => hasChanges || pointer.number >= floor);
  const rows = kept.map(({ pointer: { number, hash, parentHash, timestamp }, hasChanges }) => {
    return [number, fromHex(hash), fromHex(parentHash), BigInt(timestamp), hasChanges];
  });
  if (rows.length > 0)
    await copyBinary(client, { schema: schemaName, table: "block$", columns: COLUMNS }, rows);
}

/** Stored headers, newest first, down to the first one at or below finality. */
export async function readRecentBlocks(
  { client, schemaName }: StorageContext,
  finalizedBlock: number,
): Promise<BlockPointer[]> {
  const table = qualifiedName(schemaName, "block$");
  const { rows } = await client.query<HeaderRow>(
    `select number, hash, parent_hash, timestamp from ${table}
      where number >= coalesce((select max(number) from ${table} where number <= $1), 0) order by number desc`,
    [finalizedBlock],
  );
  return rows.map(toPointer);
}

/** The newest stored header up to block `number`, null when there is none. */
export async function readHeaderUpTo(
  { client, schemaName }: StorageContext,
  number: number,
): Promise<BlockPointer | null> {
  const { rows } = await client.query<HeaderRow>(
    `select number, hash, parent_hash, timestamp from ${qualifiedName(schemaName, "block$")}
      where number <= $1 order by number desc limit 1`,
    [number],
  );
  return rows[0] === undefined ? null : toPointer(rows[0]);
}

function toPointer({ number, hash, parent_hash, timestamp }: HeaderRow): BlockPointer {
  return { number, hash: toHex(hash), parentHash: toHex(parent_hash), timestamp: Number(timestamp) };
}

/** `blocks`, newest first, down to the first one at or below finality: a reorganization goes no deeper. */
export function keepRecent(blocks: readonly BlockPointer[], finalizedBlock: number): BlockPointer[] {
  const last = blocks.findIndex(({ number }) => number <= finalizedBlock);
  return last === -1 ? [...blocks] : blocks.slice(0, last + 1);
}
