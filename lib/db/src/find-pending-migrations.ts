import { type Kysely, sql } from "kysely";
import { MIGRATIONS } from "./migrations/index.ts";

/** Names of the migrations that the database still lacks. */
export async function findPendingMigrations<T>(db: Kysely<T>): Promise<string[]> {
  const table = await sql<{
    found: boolean;
  }>`select to_regclass('kysely_migration') is not null as found`.execute(db);
  if (table.rows[0]?.found !== true) return Object.keys(MIGRATIONS);
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const executed = new Set(rows.map(({ name }) => name));
  return Object.keys(MIGRATIONS).filter((name) => !executed.has(name));
}
