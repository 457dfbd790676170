import { AppError } from "@facevalue/core";
import {
  assertMigrated,
  checkDatabase,
  createDatabase,
  createPool,
  type Database,
  migrateToLatest,
} from "@facevalue/db";
import type { Kysely } from "kysely";
import type pg from "pg";
import type { CommandContext } from "../command-context.ts";
import { readRunningInstance } from "../data-folder.ts";

export interface OpenDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly db: Kysely<Database>;
}

/** URL of the database: as configured, else that of the instance running on the data folder. */
export function findDatabaseUrl({ configuration }: CommandContext): string {
  const url = configuration.database ?? readRunningInstance(configuration.data)?.databaseUrl;
  if (url === undefined) {
    throw new AppError(
      "BAD_CONFIGURATION",
      `No database: give one with --database, or run \`facevalue start\` on the data folder ${configuration.data} first.`,
    );
  }
  return url;
}

/** Connects, checks and migrates; closes with the command. */
export async function openDatabase(context: CommandContext, url: string): Promise<OpenDatabase> {
  const database = await connect(context, url);
  await migrateToLatest(database.db);
  return database;
}

/** Connects and checks, for a command that changes nothing; closes with the command. */
export async function openDatabaseToRead(context: CommandContext, url: string): Promise<OpenDatabase> {
  const database = await connect(context, url);
  await assertMigrated(database.db);
  return database;
}

async function connect({ shutdown }: CommandContext, url: string): Promise<OpenDatabase> {
  const pool = createPool(url);
  shutdown.add("database connections", () => pool.end());
  await checkDatabase(pool);
  return { url, pool, db: createDatabase(pool) };
}
