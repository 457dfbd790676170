import { AppError } from "@facevalue/core";
import { encodeArray } from "@facevalue/db";
import { idOfKey } from "../engine/entity-id.ts";
import { idCopyType } from "./column-type.ts";
import type { PendingTable } from "./pending-table.ts";
import { collapse } from "./pending-versions.ts";
import { qualifiedName } from "./qualified-name.ts";
import type { StorageContext } from "./storage-context.ts";

/** A stored current version that the batch ends. */
interface Ending {
  readonly ids: (string | bigint | Uint8Array)[];
  readonly blocks: number[];
}

/**
 * Ends the stored current versions of what changed. A version that ends at or below `collapsibleBlock` is
 * deleted: nobody can go back to when it was current.
 */
export async function replaceVersions(
  context: StorageContext,
  table: PendingTable,
  collapsibleBlock: number,
): Promise<void> {
  const deleted: Ending = { ids: [], blocks: [] };
  const clamped: Ending = { ids: [], blocks: [] };
  for (const [idKey, { isStored, versions }] of table.entities) {
    if (!isStored) continue;
    const block = collapse(versions, collapsibleBlock)[0]?.block ?? 0;
    const ending = block <= collapsibleBlock ? deleted : clamped;
    ending.ids.push(idOfKey(table.type, idKey));
    ending.blocks.push(block);
  }
  await deleteVersions(context, table, deleted);
  await clampVersions(context, table, clamped);
}

async function deleteVersions(
  context: StorageContext,
  { type }: PendingTable,
  { ids }: Ending,
): Promise<void> {
  if (ids.length === 0) return;
  const idType = idCopyType(type);
  const { rowCount } = await context.client.query(
    `delete from ${qualifiedName(context.schemaName, type.table)} t using unnest($1::${idType}[]) u (id)
      where t.id = u.id and upper_inf(t.block_range)`,
    [encodeArray(idType, ids)],
  );
  assertAll(type.table, ids.length, rowCount);
}

async function clampVersions(
  context: StorageContext,
  { type }: PendingTable,
  { ids, blocks }: Ending,
): Promise<void> {
  if (ids.length === 0) return;
  const idType = idCopyType(type);
  const { rowCount } = await context.client.query(
    `update ${qualifiedName(context.schemaName, type.table)} t
      set block_range = int4range(lower(t.block_range), u.block)
      from unnest($1::${idType}[], $2::int4[]) u (id, block)
      where t.id = u.id and upper_inf(t.block_range)`,
    [encodeArray(idType, ids), encodeArray("int4", blocks)],
  );
  assertAll(type.table, ids.length, rowCount);
}

function assertAll(table: string, expected: number, found: number | null): void {
  if (found === expected) return;
  const message = `${table}: ${found ?? 0} of ${expected} changed entities have a current row, so the database is not what this indexer wrote: index into an empty database`;
  throw new AppError("DATABASE_FAILED", message);
}
