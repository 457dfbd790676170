import { AppError, type Logger } from "@facevalue/core";
import type { RpcClient } from "@facevalue/rpc";
import { toBlockPointer } from "../chain/to-block-pointer.ts";
import type { BlockPointer } from "../storage/block-pointer.ts";
import type { Storage } from "../storage/storage.ts";

export interface WayBackParts {
  readonly rpc: RpcClient;
  readonly storage: Storage;
  readonly cursor: BlockPointer;
  readonly startBlock: number;
  readonly logger: Logger;
}

/**
 * Where to go back to when none of the blocks that can be undone is part of the chain: before the first block, where
 * everything since then can be undone. Null where that cannot be told: the node lags behind what is final.
 * @throws AppError REORG_TOO_DEEP
 */
export async function findWayBack(parts: WayBackParts): Promise<BlockPointer | null> {
  const { rpc, storage, cursor, startBlock, logger } = parts;
  const oldest = storage.recentBlocks().at(-1) ?? cursor;
  const [found = null] = await rpc.findBlocks([oldest.number]);
  // Another node may answer now, or the same one later: what was missing is there after all.
  if (found?.hash === oldest.hash) return null;
  const latest = toBlockPointer(await rpc.latestBlock());
  if (found === null && latest.number >= oldest.number) return null;
  if (oldest.number > storage.finalizedBlock && startBlock > 0) return await beforeStart(parts, latest);
  if (found !== null || !(await isSameChain(parts, latest))) throw tooDeep(parts, oldest);
  const newest = { head: latest.number, block: cursor.number };
  logger.warn(newest, "The node has not got as far as what is indexed and final: waiting for it");
  return null;
}

async function beforeStart(
  { rpc, startBlock }: WayBackParts,
  latest: BlockPointer,
): Promise<BlockPointer | null> {
  if (latest.number < startBlock) return latest;
  const [found = null] = await rpc.findBlocks([startBlock - 1]);
  return found && toBlockPointer(found);
}

/** Whether `latest` may belong to the chain that is indexed, judged by the newest stored block up to it. */
async function isSameChain({ rpc, storage }: WayBackParts, latest: BlockPointer): Promise<boolean> {
  const known = await storage.headerUpTo(latest.number);
  if (known === null) return true;
  const [found = null] = await rpc.findBlocks([known.number]);
  return found === null || found.hash === known.hash;
}

function tooDeep({ rpc, cursor }: WayBackParts, oldest: BlockPointer): AppError {
  const text = `the chain at ${rpc.name} has other blocks from ${oldest.number} on than those indexed up to ${cursor.number}: it was reset, or a reorg went deeper than finality; index it again into an empty database`;
  return new AppError("REORG_TOO_DEEP", text);
}
