import type pg from "pg";
import { writeFailure } from "./cursor-row.ts";

/** Says in `cursor$` why indexing stopped, for an indexer that cannot do so itself any more. */
export async function recordFailure(
  pool: pg.Pool,
  schemaName: string,
  failure: { readonly code: string; readonly message: string },
): Promise<void> {
  const client = await pool.connect();
  try {
    await writeFailure({ client, schemaName }, failure);
  } finally {
    client.release();
  }
}
