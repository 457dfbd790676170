import { AppError } from "@facevalue/core";
import type { RpcClient } from "@facevalue/rpc";
import { inconsistent } from "../chain/inconsistent.ts";
import type { BlockPointer } from "../storage/block-pointer.ts";

/**
 * What an error comes from: a node that has changed to another chain first shows by answers that do not fit, or by a
 * chain without the blocks that were indexed. That chain is believed only where a node of the right one agrees.
 */
export async function nameCause(
  error: unknown,
  rpc: Pick<RpcClient, "chainId" | "holdsBlock">,
  position: BlockPointer | null,
): Promise<unknown> {
  if (!(error instanceof AppError)) return error;
  try {
    if (error.code === "RPC_INCONSISTENT") await rpc.chainId();
    if (error.code === "REORG_TOO_DEEP" && position !== null && (await rpc.holdsBlock(position))) {
      return inconsistent(`one node shows another chain than that of block ${position.number}`);
    }
    return error;
  } catch (cause) {
    return cause instanceof AppError && cause.code === "RPC_WRONG_CHAIN" ? cause : error;
  }
}
