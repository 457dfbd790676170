import type { Database } from "@facevalue/db";
import { type Kysely, sql } from "kysely";

/** Tells this database from every other, a copy of it made within the same server included. */
export async function readInstallation(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ installation: string }>`
    select ops.installation.id || '-' || pg_database.oid as installation
    from ops.installation, pg_database where datname = current_database()`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error("ops.installation is empty");
  return row.installation;
}
