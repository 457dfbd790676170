import { serveWorld } from "@facevalue/season";
import type { CommandContext } from "../command-context.ts";
import { waitForStop } from "./wait-for-stop.ts";

/** Serves the chain of a written world until the command is told to stop. */
export async function serveSeasonWorld(context: CommandContext, folder: string, port: number): Promise<void> {
  const { logger, shutdown } = context;
  const served = await serveWorld(folder, port);
  shutdown.add("world", () => served.stop());
  logger.info({ url: served.url, blocks: served.blocks, folder }, "Serving a world over JSON-RPC");
  await waitForStop(shutdown);
}
