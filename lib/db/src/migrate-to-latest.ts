import { AppError, describeError } from "@facevalue/core";
import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { assertNotNewer } from "./assert-not-newer.ts";
import { MIGRATIONS } from "./migrations/index.ts";

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
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...known }) },
    // A metric that is added later may come before another in the alphabet: neither builds on the other.
    allowUnorderedMigrations: true,
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  await assertNotNewer(db, known);
  const failed = results?.find(({ status }) => status === "Error")?.migrationName;
  const what = failed === undefined ? "migrating the database failed" : `the migration ${failed} failed`;
  throw new AppError("DATABASE_FAILED", `${what}: ${describeError(error)}; nothing was changed`, {
    cause: error,
  });
}
