import { qualifiedName } from "./qualified-name.ts";
import type { StorageContext } from "./storage-context.ts";

/**
 * Removes what no roll-back and no consumer can ask for any more: versions that ended at or below
 * `floor`, headers before it of blocks in which nothing happened, and rolled-back rows that every consumer has
 * seen. Run in the transaction of a commit.
 * @param floor the deepest block that the data can be rolled back to
 */
export async function prune(context: StorageContext, floor: number): Promise<void> {
  const { client, schemaName, entitySchema, keepHistory } = context;
  for (const type of entitySchema.types.values()) {
    if (type.isImmutable || keepHistory) continue;
    await client.query(
      `delete from ${qualifiedName(schemaName, type.table)}
        where not upper_inf(block_range) and upper(block_range) <= $1`,
      [floor],
    );
  }
  const blocks = qualifiedName(schemaName, "block$");
  await client.query(`delete from ${blocks} where not has_changes and number < $1`, [floor]);
  await client.query(
    `delete from ${qualifiedName(schemaName, "rolled_back$")}
      where seq <= (select min(seq) from ops.consumer_cursor where chain_id = $1)`,
    [context.chainId],
  );
}
