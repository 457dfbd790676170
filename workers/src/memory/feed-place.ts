import type { Session } from "@facevalue/db";
import { sql } from "kysely";

/** Which state of a network's tables a transaction sees. */
export interface FeedPlace {
  /** Tells tables that stand in the place of others from these. */
  readonly feed: string;
  /** Last entry of the change feed. */
  readonly seq: number;
  /** Last committed block. */
  readonly block: number;
  /** Whether all that happened since the place seen before is that later blocks were added. */
  readonly isAddedTo: boolean;
}

interface Row {
  feed: string;
  block: number | null;
  last: string | null;
  entries: string;
  first_block: number | null;
  has_rollback: boolean | null;
}

/** Null before the first commit. @param seen a place of these or other tables */
export async function readFeedPlace(
  { db }: Session,
  schema: string,
  seen: FeedPlace | null,
): Promise<FeedPlace | null> {
  const feed = sql.id(schema, "change$");
  const { rows } = await sql<Row>`
    select (select tableoid::text from ${feed} limit 1) as feed, position.block_number as block,
      (select max(seq) from ${feed}) as last, added.*
    from ${sql.id(schema, "cursor$")} position cross join (
      select count(*) as entries, min(from_block) as first_block, bool_or(kind <> 'blocks') as has_rollback
      from ${feed} where seq > ${seen?.seq ?? 0}::bigint
    ) added`.execute(db);
  const row = rows[0];
  if (row === undefined || row.block === null || row.last === null) return null;
  const seq = Number(row.last);
  const isWhole = seen !== null && row.feed === seen.feed && Number(row.entries) === seq - seen.seq;
  const isLater = row.first_block === null || row.first_block > (seen?.block ?? 0);
  return {
    feed: row.feed,
    seq,
    block: row.block,
    isAddedTo: isWhole && isLater && row.has_rollback !== true,
  };
}
