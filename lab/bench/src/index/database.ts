import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { silentLogger } from "@facevalue/core";
import { createPool, openEmbeddedPostgres } from "@facevalue/db";
import type pg from "pg";

export interface BenchDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  /** Of the process that starts all others of the server. */
  readonly pid: number;
  /** Stops the server and removes its data. */
  stop(): Promise<void>;
}

/**
 * An empty database on an embedded Postgres with the product's own settings: it syncs to the disk.
 * @param settings beside the product's own
 */
export async function openBenchDatabase(
  settings: Readonly<Record<string, string>> = {},
): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "facevalue-bench-"));
  // Open to the user that Postgres runs as under root, so that everything stays in the temporary folder.
  chmodSync(folder, 0o755);
  const server = await openEmbeddedPostgres({ folder, logger: silentLogger, settings });
  const pid = Number(readFileSync(join(server.dataFolder, "postmaster.pid"), "utf8").split("\n", 1)[0]);
  const pool = createPool(server.url, { max: 1 });
  const stop = async () => {
    await pool.end();
    await server.stop();
    rmSync(dirname(server.dataFolder), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: server.url, pool, pid, stop };
}
