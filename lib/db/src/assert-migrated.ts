import { AppError } from "@facevalue/core";
import type { Kysely } from "kysely";
import { assertNotNewer } from "./assert-not-newer.ts";
import { findPendingMigrations } from "./find-pending-migrations.ts";
import { MIGRATIONS } from "./migrations/index.ts";

/**
 * For what only reads: resolves when the database is of this version, and changes nothing.
 * @throws DATABASE_OLDER when it lacks migrations, DATABASE_NEWER when it has unknown ones
 */
export async function assertMigrated<T>(db: Kysely<T>): Promise<void> {
  await assertNotNewer(db, MIGRATIONS);
  const pending = await findPendingMigrations(db);
  if (pending.length === 0) return;
  const isEmpty = pending.length === Object.keys(MIGRATIONS).length;
  const problem = isEmpty
    ? "this database holds nothing of Facevalue: check --database, or run `facevalue index` on it first"
    : `this database was written by an older Facevalue (it lacks ${pending.join(", ")}): run \`facevalue index\`, \`work\` or \`serve\` on it, which brings it up to date`;
  throw new AppError("DATABASE_OLDER", problem);
}
