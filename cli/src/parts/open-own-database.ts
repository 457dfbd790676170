import { join } from "node:path";
import { openEmbeddedPostgres } from "@facevalue/db";
import type { CommandContext } from "../command-context.ts";

/** Starts the embedded Postgres in the data folder and returns its URL; it stops with the command. */
export async function openOwnDatabase({ logger, shutdown }: CommandContext, folder: string): Promise<string> {
  const server = await openEmbeddedPostgres({ folder: join(folder, "postgres"), logger });
  shutdown.add("embedded Postgres", () => server.stop());
  return server.url;
}
