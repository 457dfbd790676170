import { type CopyColumn, type CopyRow, copyBinary } from "@facevalue/db";
import type { BlockPointer } from "@facevalue/indexer";
import type pg from "pg";
import type { Identities } from "../world/keys.ts";
import { timeOfBlock } from "../world/ticket-world.ts";

const COLUMNS: readonly CopyColumn[] = [
  { name: "number", type: "int4" },
  { name: "hash", type: "bytea" },
  { name: "parent_hash", type: "bytea" },
  { name: "timestamp", type: "int8" },
  { name: "has_changes", type: "bool" },
];

export function pointerOf(identities: Identities, number: number): BlockPointer {
  const hash = (block: number) => `0x${identities.hash("block", block).toString("hex")}`;
  return { number, hash: hash(number), parentHash: hash(number - 1), timestamp: timeOfBlock(number) };
}

/** Adds the headers of the blocks up to `last`. */
export async function copyHeaders(
  client: pg.ClientBase,
  schema: string,
  { identities, last }: { identities: Identities; last: number },
): Promise<void> {
  function* rows(): Generator<CopyRow> {
    for (let number = 1; number <= last; number++) {
      const hashes = [identities.hash("block", number), identities.hash("block", number - 1)];
      yield [number, ...hashes, BigInt(timeOfBlock(number)), true];
    }
  }
  await copyBinary(client, { schema, table: "block$", columns: COLUMNS }, rows());
}
