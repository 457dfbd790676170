import { encodeArray } from "@facevalue/db";
import { idOfKey } from "../engine/entity-id.ts";
import { idCopyType } from "./column-type.ts";
import type { PendingBatch } from "./pending-batch.ts";
import type { PendingTable } from "./pending-table.ts";
import { qualifiedName } from "./qualified-name.ts";
import type { StorageContext } from "./storage-context.ts";

interface Removals {
  readonly ids: (string | bigint | Uint8Array)[];
  readonly blocks: number[];
}

/**
 * Records in `removed$` which stored entities the batch removed, for consumers: below finality nothing else tells of
 * them. Without consumers nothing is recorded.
 * @param seq of the batch's entry in the feed
 */
export async function recordRemovals(
  { client, schemaName }: StorageContext,
  batch: PendingBatch,
  seq: string,
): Promise<void> {
  for (const table of batch.tables) {
    const { ids, blocks } = findRemovals(table);
    if (ids.length === 0) continue;
    const idType = idCopyType(table.type);
    await client.query(
      `insert into ${qualifiedName(schemaName, "removed$")} (seq, entity_table, id, block)
        select $1, $2, u.id::text, u.block from unnest($3::${idType}[], $4::int4[]) u (id, block)
        where exists (select from ${qualifiedName(schemaName, "consumer$")})`,
      [seq, table.type.table, encodeArray(idType, ids), encodeArray("int4", blocks)],
    );
  }
}

function findRemovals(table: PendingTable): Removals {
  const removals: Removals = { ids: [], blocks: [] };
  for (const [idKey, { isStored, versions }] of table.entities) {
    const last = versions.at(-1);
    if (!isStored || last === undefined || last.row !== null) continue;
    removals.ids.push(idOfKey(table.type, idKey));
    removals.blocks.push(last.block);
  }
  return removals;
}
