import type pg from "pg";
import { qualifiedName } from "./qualified-name.ts";
import type { StorageContext } from "./storage-context.ts";

export interface FeedEntry {
  readonly kind: "blocks" | "rollback";
  readonly fromBlock: number;
  readonly toBlock: number;
  /** Unix seconds of the block that the data ends with now. */
  readonly blockTime: number;
  /** Entity tables with changed rows. */
  readonly tables: readonly string[];
}

/**
 * Channel on which every commit and roll-back is announced: with the chain id as payload, or the name of the schema when
 * it stands beside its chain's.
 */
export const CHANGE_CHANNEL = "facevalue_change";

/**
 * Adds an entry and announces it when the transaction commits. Returns its number, one more than the last one's: an
 * identity would leave numbers out when a commit fails, and a missing number says that entries were pruned.
 */
export async function writeFeedEntry(context: StorageContext, entry: FeedEntry): Promise<string> {
  const { client, schemaName, chainId, isNetwork } = context;
  const payload = isNetwork ? String(chainId) : schemaName;
  const feed = qualifiedName(schemaName, "change$");
  const { rows }: pg.QueryResult<{ seq: string }> = await client.query(
    `insert into ${feed} (seq, kind, from_block, to_block, block_time, tables) overriding system value
      select coalesce(max(seq), 0) + 1, $1, $2, $3, to_timestamp($4), $5 from ${feed} returning seq, pg_notify($6, $7)`,
    [entry.kind, entry.fromBlock, entry.toBlock, entry.blockTime, entry.tables, CHANGE_CHANNEL, payload],
  );
  return rows[0]?.seq ?? "";
}
