import { AppError } from "@facevalue/core";
import { createRpcClient, type RpcClient } from "@facevalue/rpc";
import type { CommandContext } from "../command-context.ts";

/** RPC client of the configured URLs; closes with the command. */
export function openChain(
  { configuration, logger, shutdown }: CommandContext,
  urls = configuration.rpc,
): RpcClient {
  if (urls === undefined) {
    throw new AppError(
      "BAD_CONFIGURATION",
      "No chain: give its JSON-RPC URL with --rpc, for example --rpc http://127.0.0.1:8545.",
    );
  }
  return createRpcClient({ urls, logger, signal: shutdown.signal });
}
