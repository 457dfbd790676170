import { AppError, describeError } from "@facevalue/core";
import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { MIGRATIONS } from "./migrations/index.ts";

const TABLE = "kysely_migration";

/**
 * Brings the database's own schemas up to date. Any number of processes may call it at once: one migrates, the
 * others wait. Migrations only go forward.
 * @throws DATABASE_NEWER when it holds migrations that this version does not know, DATABASE_FAILED when one fails
 */
export async function migrateToLatest<T>(
  db: Kysely<T>,
  known: Readonly<Record<string, Migration>> = MIGRATIONS,
): Promise<void> {
  await assertNotNewer(db, known);
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...known }) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  await assertNotNewer(db, known);
  const failed = results?.find(({ status }) => status === "Error")?.migrationName;
  const what = failed === undefined ? "migrating the database failed" : `the migration ${failed} failed`;
  throw new AppError("DATABASE_FAILED", `${what}: ${describeError(error)}; nothing was changed`, {
    cause: error,
  });
}

async function assertNotNewer<T>(db: Kysely<T>, known: Readonly<Record<string, Migration>>): Promise<void> {
  const table = await sql<{ found: boolean }>`select to_regclass(${TABLE}) is not null as found`.execute(db);
  if (table.rows[0]?.found !== true) return;
  const executed = await sql<{ name: string }>`select name from ${sql.table(TABLE)} order by name`.execute(
    db,
  );
  const unknown = executed.rows.filter(({ name }) => !Object.hasOwn(known, name));
  if (unknown.length === 0) return;
  const names = unknown.map(({ name }) => name).join(", ");
  const message = `this database was written by a newer Facevalue (${names}); update it or use another database`;
  throw new AppError("DATABASE_NEWER", message);
}
