import { Kysely, PostgresDialect, type PostgresPool } from "kysely";
import type { Database } from "./database.ts";

/** Typed queries over `pool`. Destroying it ends the pool. */
export function createDatabase(pool: PostgresPool): Kysely<Database> {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
