import { AppError } from "@facevalue/core";
import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

const TABLE = "kysely_migration";

/** @throws DATABASE_NEWER when the database holds migrations that are not among `known` */
export async function assertNotNewer<T>(
  db: Kysely<T>,
  known: Readonly<Record<string, Migration>>,
): Promise<void> {
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
