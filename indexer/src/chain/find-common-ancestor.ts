import type { RpcClient } from "@facevalue/rpc";
import type { BlockPointer } from "../storage/block-pointer.ts";

const AT_ONCE = 8;

/** The newest of `known` (newest first) that is still part of the chain, or null when none is. */
export async function findCommonAncestor(
  rpc: RpcClient,
  known: readonly BlockPointer[],
): Promise<BlockPointer | null> {
  for (let at = 0; at < known.length; at += AT_ONCE) {
    const group = known.slice(at, at + AT_ONCE);
    const headers = await rpc.findBlocks(group.map(({ number }) => number));
    const found = group.find(({ hash }, index) => headers[index]?.hash === hash);
    if (found !== undefined) return found;
  }
  return null;
}
