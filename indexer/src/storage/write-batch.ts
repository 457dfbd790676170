import { writeHeaders } from "./block-headers.ts";
import type { BlockPointer } from "./block-pointer.ts";
import { writeFeedEntry } from "./change-feed.ts";
import { type Progress, writeCursor } from "./cursor-row.ts";
import { writeDataSources } from "./data-source-rows.ts";
import type { PendingBatch, PendingHeader } from "./pending-batch.ts";
import { recordRemovals } from "./removed-rows.ts";
import { replaceVersions } from "./replace-versions.ts";
import { rollUp } from "./roll-up.ts";
import type { StorageContext } from "./storage-context.ts";
import { writeErrors } from "./subgraph-errors.ts";
import { writeRows } from "./write-rows.ts";

/** Where the data stands once the batch is written. */
export interface NextProgress extends Progress {
  readonly cursor: BlockPointer;
}

export interface BatchOptions {
  /** The cursor before this batch. */
  readonly previous: BlockPointer | null;
  readonly next: NextProgress;
  readonly headBlock: number;
  /** Headers from it on are kept. */
  readonly floor: number;
  /** Versions that end at or below it are not kept; -1: keep all. */
  readonly collapsibleBlock: number;
}

/** Writes everything of a batch; the caller has begun a transaction. */
export async function writeBatch(
  context: StorageContext,
  batch: PendingBatch,
  options: BatchOptions,
): Promise<void> {
  const { previous, next, headBlock, collapsibleBlock } = options;
  // The ids come as an array whose size the planner cannot judge: look each one up, never read whole tables.
  await context.client.query(
    "set local enable_hashjoin = off; set local enable_mergejoin = off; set local enable_seqscan = off; set local bytea_output = 'hex'",
  );
  const tables: string[] = [];
  for (const table of batch.tables) {
    if (table.inserts.size + table.entities.size === 0) continue;
    tables.push(table.type.table);
    await replaceVersions(context, table, collapsibleBlock);
    await writeRows(context, table, collapsibleBlock);
  }
  await writeDataSources(context, batch.created);
  await writeErrors(context, batch.errors, false);
  const isAhead = previous === null || next.cursor.number > previous.number;
  const headers = isAhead ? withCursor(batch.headers, next.cursor) : [];
  const blocks = headers.map(({ pointer }) => pointer);
  tables.push(...(await rollUp(context, previous, blocks)));
  await writeHeaders(context, headers, options.floor);
  if (isAhead)
    await recordRemovals(context, batch, await writeFeedEntry(context, feedEntry(batch, options, tables)));
  const state = next.cursor.number >= next.finalizedBlock ? "live" : "syncing";
  await writeCursor(context, next, { headBlock, state });
}

function feedEntry(batch: PendingBatch, { previous, next }: BatchOptions, tables: readonly string[]) {
  const { number: toBlock, timestamp: blockTime } = next.cursor;
  const first = batch.headers[0]?.pointer.number ?? toBlock;
  const fromBlock = previous === null ? first : previous.number + 1;
  return { kind: "blocks", fromBlock, toBlock, blockTime, tables } as const;
}

/** The cursor's header too, which is not among the processed blocks when the last ones were empty. */
export function withCursor(
  headers: readonly PendingHeader[],
  cursor: BlockPointer,
): readonly PendingHeader[] {
  if (headers.at(-1)?.pointer.number === cursor.number) return headers;
  return [...headers, { pointer: cursor, hasChanges: false }];
}
