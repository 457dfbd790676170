import { qualifiedName } from "./qualified-name.ts";
import type { StorageContext } from "./storage-context.ts";

export interface PruneLimits {
  /** The deepest block that the data can be rolled back to. */
  readonly floor: number;
  /** Versions that end at or below it are not kept; -1: keep all. */
  readonly collapsibleBlock: number;
}

/** Entries of the feed that one pruning removes at most. */
const MOST_ENTRIES = 10_000;

/**
 * Removes what no roll-back and no consumer can ask for any more: versions that ended, headers of blocks in which
 * nothing happened, and entries, rolled-back and removed rows of the feed that every consumer has seen. Run in the
 * transaction of a commit.
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
  // Read once: a consumer that moves on meanwhile would let entries go that rows still belong to.
  const place = await furthestBehind(context);
  for (const table of ["rolled_back$", "removed$"])
    await client.query(`delete from ${qualifiedName(schemaName, table)} where seq <= $1`, [place]);
  await pruneEntries(context, { place, floor });
}

/** The place of the consumer that is furthest behind; the metrics' places are in ops, for all networks together. */
async function furthestBehind({ client, schemaName, chainId, isNetwork }: StorageContext): Promise<string> {
  const { rows } = await client.query<{ place: string }>(
    `select coalesce(min(seq), 9223372036854775807) as place from (
      select seq from ${qualifiedName(schemaName, "consumer$")}
      union all select seq from ops.consumer_cursor where chain_id = $1 and $2) consumer`,
    [chainId, isNetwork],
  );
  return rows[0]?.place ?? "0";
}

/**
 * Removes the feed's oldest entries, of final blocks. The entry that a consumer stands at stays, by which it is known
 * that it misses none, and the last one, where new consumers begin.
 */
async function pruneEntries(
  { client, schemaName }: StorageContext,
  { place, floor }: { readonly place: string; readonly floor: number },
): Promise<void> {
  const feed = qualifiedName(schemaName, "change$");
  await client.query(
    `delete from ${feed} where seq in (select seq from (
        select seq, bool_or(to_block > $2) over (order by seq) as is_open from (
          select seq, to_block from ${feed} where seq < least($1, (select max(seq) from ${feed}))
            order by seq limit $3) oldest) entry
      where not is_open)`,
    [place, floor, MOST_ENTRIES],
  );
}
