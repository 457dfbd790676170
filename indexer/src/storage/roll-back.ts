import { AppError } from "@facevalue/core";
import type { BlockPointer } from "./block-pointer.ts";
import { writeFeedEntry } from "./change-feed.ts";
import { type Progress, writeCursor } from "./cursor-row.ts";
import type { PendingBatch } from "./pending-batch.ts";
import { qualifiedName } from "./qualified-name.ts";
import { rollBackRows } from "./roll-back-rows.ts";
import type { StorageContext } from "./storage-context.ts";
import { removeErrorsAfter } from "./subgraph-errors.ts";
import { inTransaction } from "./transaction.ts";

/**
 * Takes everything stored back to how it was after block `to`, in one transaction, with an entry in the feed.
 * @throws REORG_TOO_DEEP when the versions needed for that are gone; nothing is changed then
 */
export async function rollBack(
  context: StorageContext,
  progress: Progress & { readonly cursor: BlockPointer },
  to: BlockPointer,
): Promise<void> {
  const { client, schemaName, entitySchema } = context;
  if (to.number < progress.earliestBlock) throw tooDeep(context, progress, to.number);
  await inTransaction(client, `rolling back to block ${to.number}`, async () => {
    await client.query("set local bytea_output = 'hex'");
    const range = { fromBlock: to.number + 1, toBlock: progress.cursor.number, blockTime: to.timestamp };
    const seq = await writeFeedEntry(context, { kind: "rollback", ...range, tables: [] });
    const tables: string[] = [];
    for (const type of entitySchema.types.values()) {
      const touched = await rollBackRows(context, type, { block: to.number, seq });
      if (touched > 0) tables.push(type.table);
    }
    const feed = qualifiedName(schemaName, "change$");
    await client.query(`update ${feed} set tables = $1 where seq = $2`, [tables, seq]);
    await client.query(`delete from ${qualifiedName(schemaName, "data_sources$")} where block > $1`, [
      to.number,
    ]);
    await client.query(`delete from ${qualifiedName(schemaName, "block$")} where number > $1`, [to.number]);
    await removeErrorsAfter(context, to.number);
    await writeCursor(context, { ...progress, cursor: to }, { headBlock: null, state: "live" });
  });
}

/**
 * Asserts that the pending batch can be cut off above `to`: at or below finality it holds last versions only.
 * @throws REORG_TOO_DEEP
 */
export function assertTruncatable(
  context: StorageContext,
  progress: Progress,
  batch: PendingBatch,
  to: BlockPointer,
): void {
  const cut = batch.headers.findIndex(({ pointer }) => pointer.number > to.number);
  const first = batch.headers[cut]?.pointer.number ?? Number.POSITIVE_INFINITY;
  if (cut <= 0 || context.keepHistory || first > progress.finalizedBlock) return;
  throw tooDeep(context, { ...progress, earliestBlock: progress.finalizedBlock }, to.number);
}

function tooDeep({ schemaName, chainId }: StorageContext, progress: Progress, block: number): AppError {
  const { earliestBlock } = progress;
  const message = `chain ${chainId} was reorganized down to block ${block}, but ${schemaName} can be rolled back to block ${earliestBlock} at most: check that the RPC serves the right chain, then index again into an empty database, with a greater finality depth`;
  return new AppError("REORG_TOO_DEEP", message);
}
