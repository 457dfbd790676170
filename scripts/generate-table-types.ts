import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { silentLogger } from "@facevalue/core";
import { createDatabase, createPool, migrateToLatest, openEmbeddedPostgres } from "@facevalue/db";
import { loadBuild } from "../indexer/src/manifest/load-build.ts";
import { openStorage } from "../indexer/src/storage/storage.ts";

/**
 * Writes lib/db/src/generated/: the row types of the migrated schemas, and of the chain tables that the
 * subgraph build makes, or the same files into the folder given. Run it after changing a migration or
 * subgraph/schema.graphql.
 */
const ROOT = join(import.meta.dirname, "..");
const GENERATED = process.argv[2] ?? join(ROOT, "lib", "db", "src", "generated");
const BUILD = join(ROOT, "subgraph", "build");
const CHAIN_ID = 1;
const CHAIN_SCHEMA = "chain_1";

const folder = mkdtempSync(join(tmpdir(), "facevalue-table-types-"));
const server = await openEmbeddedPostgres({ folder, logger: silentLogger, settings: { fsync: "off" } });
const pool = createPool(server.url);
try {
  await migrateToLatest(createDatabase(pool));
  writeTypes("tables.ts", "DB", ["--exclude-pattern", "{public,chain_*}.*"]);
  await createChainTables();
  writeTypes("chain-tables.ts", "ChainTables", [
    "--default-schema",
    CHAIN_SCHEMA,
    "--include-pattern",
    `${CHAIN_SCHEMA}.*`,
  ]);
} finally {
  await pool.end();
  await server.stop();
  rmSync(dirname(server.dataFolder), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

async function createChainTables(): Promise<void> {
  if (!existsSync(BUILD)) throw new Error("build the subgraph first: npm run subgraph:build");
  const build = await loadBuild(BUILD);
  const storage = await openStorage({
    pool,
    chainId: CHAIN_ID,
    schemaName: CHAIN_SCHEMA,
    entitySchema: build.schema,
    fingerprint: build.fingerprint,
    network: build.network,
    keepHistory: false,
    logger: silentLogger,
  });
  await storage.close();
}

function writeTypes(file: string, interfaceName: string, options: readonly string[]): void {
  const path = join(GENERATED, file);
  const codegen = join(ROOT, "node_modules", "kysely-codegen", "dist", "cli", "bin.js");
  const args = [codegen, "--dialect", "postgres", "--out-file", path, "--log-level", "error", ...options];
  execFileSync(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: server.url },
    stdio: "inherit",
  });
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace("export interface DB {", `export interface ${interfaceName} {`));
}
