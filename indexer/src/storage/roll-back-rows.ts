import type { EntityType } from "../schema/entity-type.ts";
import { qualifiedName } from "./qualified-name.ts";
import type { StorageContext } from "./storage-context.ts";

/**
 * Takes a table back to how it was after `block`: rows of later blocks go, versions that a later block ended
 * become current again. Both kinds are recorded in `rolled_back$` under `seq`. Returns how many.
 */
export async function rollBackRows(
  context: StorageContext,
  type: EntityType,
  { block, seq }: { readonly block: number; readonly seq: string },
): Promise<number> {
  const table = qualifiedName(context.schemaName, type.table);
  const started = type.isImmutable ? "block$" : "lower(block_range)";
  const removed = await recordRows(context, type, seq, {
    change: `delete from ${table} t where ${started} > $1 returning t.id, to_jsonb(t) as row`,
    values: [block],
  });
  if (type.isImmutable) return removed;
  const reopened = await recordRows(context, type, seq, {
    change: `update ${table} t set block_range = int4range(lower(block_range), null)
      where not upper_inf(block_range) and upper(block_range) > $1 and lower(block_range) <= $1
      returning t.id, to_jsonb(t) as row`,
    values: [block],
  });
  return removed + reopened;
}

async function recordRows(
  { client, schemaName }: StorageContext,
  type: EntityType,
  seq: string,
  { change, values }: { readonly change: string; readonly values: readonly number[] },
): Promise<number> {
  const { rowCount } = await client.query(
    `with touched as (${change})
      insert into ${qualifiedName(schemaName, "rolled_back$")} (seq, entity_table, id, row)
      select $2, $3, id::text, row from touched`,
    [...values, seq, type.table],
  );
  return rowCount ?? 0;
}
