import { AppError } from "@facevalue/core";
import type { RpcClient } from "@facevalue/rpc";

/** What an error comes from: a node that has changed to another chain first shows by answers that do not fit. */
export async function nameCause(error: unknown, rpc: Pick<RpcClient, "chainId">): Promise<unknown> {
  const isSuspect =
    error instanceof AppError && (error.code === "RPC_INCONSISTENT" || error.code === "REORG_TOO_DEEP");
  if (!isSuspect) return error;
  try {
    await rpc.chainId();
    return error;
  } catch (cause) {
    return cause instanceof AppError && cause.code === "RPC_WRONG_CHAIN" ? cause : error;
  }
}
