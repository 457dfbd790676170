import { sql } from "kysely";

/** What an indexer says of itself; the blocks are null before its first commit. */
export interface CursorRow {
  readonly chain_id: string;
  readonly block_number: string | null;
  readonly block_time: Date | null;
  readonly head_block: string | null;
  readonly finalized_block: string | null;
  readonly updated_at: Date | null;
  readonly state: "syncing" | "live" | "failed";
  readonly error_code: string | null;
  readonly error_message: string | null;
}

/** Columns of CursorRow except chain_id, of a network's cursor$. */
export const CURSOR_COLUMNS = sql`
  block_number::bigint as block_number, block_time, head_block::bigint as head_block,
  finalized_block::bigint as finalized_block, updated_at, state, error_code, error_message`;
