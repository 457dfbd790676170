import type { Logger } from "@facevalue/core";
import type { RpcClient } from "@facevalue/rpc";
import { findCommonAncestor } from "../chain/find-common-ancestor.ts";
import type { Storage } from "../storage/storage.ts";
import { findWayBack } from "./find-way-back.ts";
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
  const ancestor = await findCommonAncestor(rpc, storage.recentBlocks());
  const target = ancestor ?? (await findWayBack({ ...parts, cursor, startBlock: session.startBlock }));
  if (target === null || target.hash === cursor.hash) return false;
  const depth = Math.max(0, cursor.number - target.number);
  await session.revert(target);
  session.counters.reorganized(depth);
  logger.info({ block: target.number, hash: target.hash, depth }, "Rolled back blocks that were replaced");
  return true;
}
