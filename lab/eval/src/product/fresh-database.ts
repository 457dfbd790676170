import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { silentLogger } from "@facevalue/core";
import { openEmbeddedPostgres } from "@facevalue/db";

export interface FreshDatabase {
  readonly url: string;
  /** Ends the server and removes its data. */
  readonly stop: () => Promise<void>;
}

/** An empty database of its own. It does not sync to the disk: the data is thrown away. */
export async function openFreshDatabase(): Promise<FreshDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "facevalue-eval-"));
  // Open to the user that Postgres runs as under root, so that everything stays in the temporary folder.
  chmodSync(folder, 0o755);
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  const server = await openEmbeddedPostgres({ folder, logger: silentLogger, settings });
  const stop = async () => {
    await server.stop();
    rmSync(dirname(server.dataFolder), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}
