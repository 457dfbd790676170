import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { silentLogger } from "@facevalue/core";
import { createDatabase } from "../create-database.ts";
import { createPool } from "../create-pool.ts";
import { openEmbeddedPostgres } from "../embedded/open-embedded-postgres.ts";
import { migrateToLatest } from "../migrate-to-latest.ts";
import { TEMPLATE_DATABASE, urlOfDatabase } from "./test-server-url.ts";

export interface TestPostgres {
  readonly url: string;
  /** Stops the server and removes its data. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a server for tests in a temporary folder and migrates the template that `createTestDatabase` copies.
 * It does not sync to the disk: its data need not survive the machine.
 */
export async function startTestPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), "facevalue-test-postgres-"));
  // Open to the user that Postgres runs as under root, so that everything stays in the temporary folder.
  chmodSync(folder, 0o755);
  const settings = {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    shared_buffers: "128MB",
  };
  const server = await openEmbeddedPostgres({ folder, logger: silentLogger, settings });
  const stop = async () => {
    await server.stop();
    rmSync(dirname(server.dataFolder), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await createTemplate(server.url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: server.url, stop };
}

async function createTemplate(url: string): Promise<void> {
  const admin = createPool(url, { max: 1 });
  await admin.query(`create database ${TEMPLATE_DATABASE}`);
  await admin.end();
  const db = createDatabase(createPool(urlOfDatabase(url, TEMPLATE_DATABASE), { max: 1 }));
  try {
    await migrateToLatest(db);
  } finally {
    await db.destroy();
  }
}
