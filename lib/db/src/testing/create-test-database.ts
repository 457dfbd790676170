import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import type pg from "pg";
import { createDatabase } from "../create-database.ts";
import { createPool } from "../create-pool.ts";
import type { Database } from "../database.ts";
import { TEMPLATE_DATABASE, TEST_SERVER_VARIABLE, urlOfDatabase } from "./test-server-url.ts";

export interface TestDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  /** Over `pool`. */
  readonly db: Kysely<Database>;
  /** Closes the pool and removes the database, whoever else is connected. */
  readonly drop: () => Promise<void>;
}

export interface TestDatabaseOptions {
  /** False: without any migration. */
  readonly isMigrated?: boolean;
}

/** A fresh database of the caller's own on the run's shared server. */
export async function createTestDatabase({
  isMigrated = true,
}: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const serverUrl = process.env[TEST_SERVER_VARIABLE];
  if (serverUrl === undefined) {
    throw new Error("no test server: run vitest with lib/db/src/testing/global-setup.ts as globalSetup");
  }
  const name = `test_${randomBytes(8).toString("hex")}`;
  await runOnServer(
    serverUrl,
    `create database ${name} template ${isMigrated ? TEMPLATE_DATABASE : "template0"}`,
  );
  const url = urlOfDatabase(serverUrl, name);
  const pool = createPool(url);
  const drop = async () => {
    await pool.end();
    await runOnServer(serverUrl, `drop database if exists ${name} with (force)`);
  };
  return { url, pool, db: createDatabase(pool), drop };
}

async function runOnServer(url: string, statement: string): Promise<void> {
  const pool = createPool(url, { max: 1 });
  try {
    await pool.query(statement);
  } finally {
    await pool.end();
  }
}
