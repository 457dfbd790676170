import type { Database } from "@facevalue/db";
import { type Kysely, type RawBuilder, sql } from "kysely";

const PAGE_ROWS = 2000;

/**
 * Rows of a query, some thousand at a time, so that no result is ever whole in memory. The caller is in a transaction, which a cursor
 * needs; two of them may not be read at once.
 */
export async function* readPages<Row>(
  db: Kysely<Database>,
  query: RawBuilder<unknown>,
): AsyncGenerator<readonly Row[]> {
  await sql`declare export_rows no scroll cursor for ${query}`.execute(db);
  try {
    for (;;) {
      const { rows } = await sql<Row>`fetch ${sql.lit(PAGE_ROWS)} from export_rows`.execute(db);
      if (rows.length > 0) yield rows;
      if (rows.length < PAGE_ROWS) return;
    }
  } finally {
    await sql`close export_rows`.execute(db);
  }
}
