import { AppError, type Logger } from "@facevalue/core";
import type { RpcClient } from "@facevalue/rpc";
import { findCommonAncestor } from "../chain/find-common-ancestor.ts";
import type { Storage } from "../storage/storage.ts";
import type { Session } from "./session.ts";

/**
 * Goes back to the newest committed block that is still part of the chain; resolves to whether that undid anything.
 * @throws AppError REORG_TOO_DEEP when there is none among the blocks that can still be undone.
 */
export async function undoReorg(parts: {
  rpc: RpcClient;
  storage: Storage;
  session: Session;
  logger: Logger;
}): Promise<boolean> {
  const { rpc, storage, session, logger } = parts;
  const { cursor } = storage;
  if (cursor === null) {
    session.position = null;
    return true;
  }
  const undoable = storage.recentBlocks();
  const ancestor = await findCommonAncestor(rpc, undoable);
  if (ancestor === null) throw tooDeep(rpc.name, cursor.number, undoable.at(-1)?.number ?? cursor.number);
  if (ancestor.number === cursor.number) return false;
  const depth = cursor.number - ancestor.number;
  await session.revert(ancestor);
  session.counters.reorganized(depth);
  logger.info(
    { block: ancestor.number, hash: ancestor.hash, depth },
    "Rolled back blocks that were replaced",
  );
  return true;
}

function tooDeep(rpcName: string, cursor: number, oldest: number): AppError {
  const text = `the chain at ${rpcName} has other blocks from ${oldest} on than those indexed up to ${cursor}: it was reset, or a reorg went deeper than finality; index it again into an empty database`;
  return new AppError("REORG_TOO_DEEP", text);
}
