import { qualifiedName } from "./qualified-name.ts";
import type { StorageContext } from "./storage-context.ts";

export interface PruneLimits {
  /** The deepest block that the data can be rolled back to. */
  readonly floor: number;
  /** Versions that end at or below it are not kept; -1: keep all. */
  readonly collapsibleBlock: number;
}

/**
 * Removes what no roll-back and no consumer can ask for any more: versions that ended, headers of blocks in which
 * nothing happened, and rolled-back and removed rows that every consumer has seen. Run in the transaction of a commit.
 */
export async function prune(
  context: StorageContext,
  { floor, collapsibleBlock }: PruneLimits,
): Promise<void> {
  const { client, schemaName, entitySchema } = context;
  for (const type of entitySchema.types.values()) {
    if (type.isImmutable || collapsibleBlock < 0) continue;
    await client.query(
      `delete from ${qualifiedName(schemaName, type.table)}
        where not upper_inf(block_range) and upper(block_range) <= $1`,
      [collapsibleBlock],
    );
  }
  const blocks = qualifiedName(schemaName, "block$");
  await client.query(`delete from ${blocks} where not has_changes and number < $1`, [floor]);
  for (const table of ["rolled_back$", "removed$"]) await pruneFeed(context, table);
}

async function pruneFeed({ client, schemaName, chainId, isNetwork }: StorageContext, table: string) {
  // The metrics' places are in ops, for all networks together.
  await client.query(
    `delete from ${qualifiedName(schemaName, table)} where seq <= coalesce((select min(seq) from (
        select seq from ${qualifiedName(schemaName, "consumer$")}
        union all select seq from ops.consumer_cursor where chain_id = $1 and $2) place), 9223372036854775807)`,
    [chainId, isNetwork],
  );
}
