import { fromHex, toHex } from "@facevalue/core";
import type { HandlerError } from "../engine/handler-error.ts";
import type { BlockPointer } from "./block-pointer.ts";
import { qualifiedName } from "./qualified-name.ts";
import type { StorageContext } from "./storage-context.ts";
import { writeErrors } from "./subgraph-errors.ts";

/** How far the stored data goes. */
export interface Progress {
  readonly cursor: BlockPointer | null;
  /** -1 before the first commit. */
  readonly finalizedBlock: number;
  /** History is complete from this block on. */
  readonly earliestBlock: number;
  readonly isIndexed: boolean;
}

export type SyncState = "syncing" | "live" | "failed";

interface CursorRow {
  readonly block_number: number | null;
  readonly block_hash: Buffer;
  readonly parent_hash: Buffer;
  readonly block_time: Date;
  readonly finalized_block: number | null;
  readonly earliest_block: number;
  readonly indexes_built: boolean;
}

export async function readProgress({ client, schemaName }: StorageContext): Promise<Progress> {
  const { rows } = await client.query<CursorRow>(`select * from ${qualifiedName(schemaName, "cursor$")}`);
  const row = rows[0];
  if (row === undefined) throw new Error(`${schemaName}.cursor$ has no row`);
  return {
    cursor: row.block_number === null ? null : toPointer(row, row.block_number),
    finalizedBlock: row.finalized_block ?? -1,
    earliestBlock: row.earliest_block,
    isIndexed: row.indexes_built,
  };
}

function toPointer(row: CursorRow, number: number): BlockPointer {
  const timestamp = Math.floor(row.block_time.getTime() / 1000);
  return { number, hash: toHex(row.block_hash), parentHash: toHex(row.parent_hash), timestamp };
}

/** Moves the cursor. An earlier failure is over with it; handlers that were skipped leave the subgraph unhealthy. */
export async function writeCursor(
  { client, schemaName }: StorageContext,
  progress: Progress & { readonly cursor: BlockPointer },
  status: { readonly headBlock: number | null; readonly state: SyncState },
): Promise<void> {
  const { cursor, finalizedBlock, earliestBlock } = progress;
  const errors = qualifiedName(schemaName, "subgraph_error$");
  await client.query(
    `with recovered as (delete from ${errors} where is_fatal)
      update ${qualifiedName(schemaName, "cursor$")} set block_number = $1, block_hash = $2, parent_hash = $3,
      block_time = to_timestamp($4), finalized_block = nullif($5, -1), earliest_block = $6,
      head_block = coalesce($7, head_block), state = $8, error_code = null, error_message = null, updated_at = now(),
      health = case when exists (select from ${errors} where not is_fatal) then 'unhealthy' else 'healthy' end`,
    [
      cursor.number,
      fromHex(cursor.hash),
      fromHex(cursor.parentHash),
      cursor.timestamp,
      finalizedBlock,
      earliestBlock,
      status.headBlock,
      status.state,
    ],
  );
}

/** Why indexing stopped, or does not go on. */
export interface IndexFailure {
  readonly code: string;
  readonly message: string;
  /** The handler that failed, when one did. */
  readonly failed?: HandlerError | undefined;
}

/** Says in `cursor$`, and of a handler in `subgraph_error$`, what went wrong. */
export async function writeFailure(
  { client, schemaName }: Pick<StorageContext, "client" | "schemaName">,
  failure: IndexFailure,
): Promise<void> {
  const errors = failure.failed === undefined ? [] : [failure.failed];
  await writeErrors({ client, schemaName }, errors, true);
  await client.query(
    `update ${qualifiedName(schemaName, "cursor$")}
      set state = 'failed', health = 'failed', error_code = $1, error_message = $2, updated_at = now()`,
    [failure.code, failure.message],
  );
}
