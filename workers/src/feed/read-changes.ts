import type { Database } from "@facevalue/db";
import { sql, type Transaction } from "kysely";
import type { Network } from "../compute/metric-on-network.ts";
import { NOTHING_READ } from "./nothing-read.ts";

/** Place of a consumer that has read a feed without entries. */
const BEFORE_FIRST_ENTRY = "0";

/** What a network's change feed holds after a sequence number, merged, and how far its tables are. */
export interface Changes {
  /** Last entry; when there is none after the given place, that place. */
  readonly seq: string;
  /** Last committed block and its time. */
  readonly block: string;
  readonly blockTime: Date;
  /** Blocks that the entries added, with the tables they changed; null when they added none. */
  readonly added: { readonly from: number; readonly to: number; readonly tables: ReadonlySet<string> } | null;
  readonly hasRollback: boolean;
  /** Whether entries after the given place are gone, so that these are not all: then only a start from scratch helps. */
  readonly isPruned: boolean;
}

interface Row {
  seq: string | null;
  block: string;
  block_time: Date;
  from_block: number | null;
  to_block: number | null;
  tables: string[] | null;
  has_rollback: boolean | null;
  is_pruned: boolean;
}

/** Reads in one statement, so that block and entries belong together. Null before the first commit. */
export async function readChanges(
  tx: Transaction<Database>,
  { schema }: Network,
  afterSeq: string,
): Promise<Changes | null> {
  const { rows } = await sql<Row>`
    with entry as (
      select * from ${sql.id(schema, "change$")} where seq > ${afterSeq}::bigint
    )
    select position.block_number::bigint as block, position.block_time, feed.*,
      (select array_agg(distinct name) from entry, unnest(entry.tables) as name) as tables,
      exists (select from ${sql.id(schema, "change$")} having min(seq) > greatest(${afterSeq}::bigint, 1)) as is_pruned
    from ${sql.id(schema, "cursor$")} position
    cross join (
      select max(seq) as seq, bool_or(kind = 'rollback') as has_rollback,
        min(from_block) filter (where kind = 'blocks') as from_block,
        max(to_block) filter (where kind = 'blocks') as to_block
      from entry
    ) feed
    where position.block_number is not null and position.block_time is not null`.execute(tx);
  const row = rows[0];
  if (row === undefined) return null;
  const { from_block: from, to_block: to } = row;
  return {
    seq: row.seq ?? (afterSeq === NOTHING_READ ? BEFORE_FIRST_ENTRY : afterSeq),
    block: row.block,
    blockTime: row.block_time,
    added: from === null || to === null ? null : { from, to, tables: new Set(row.tables ?? []) },
    hasRollback: row.has_rollback ?? false,
    isPruned: row.is_pruned,
  };
}
