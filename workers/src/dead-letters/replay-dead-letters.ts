import type { Database } from "@facevalue/db";
import { type Kysely, sql } from "kysely";
import { CHANGE_CHANNEL } from "../feed/change-bell.ts";
import { type DeadLetterFilter, matches } from "./dead-letter-filter.ts";

/**
 * Makes keys that failed, dead letters or not, due at once, with all their attempts before them, and wakes the workers
 * that run.
 * @returns how many
 */
export async function replayDeadLetters(
  db: Kysely<Database>,
  filter: DeadLetterFilter = {},
): Promise<number> {
  return await db.transaction().execute(async (tx) => {
    const { numAffectedRows } = await sql`
      update ops.dirty_key set failures = 0, due_at = now() where ${matches(filter)}`.execute(tx);
    await sql`select pg_notify(${CHANGE_CHANNEL}, '')`.execute(tx);
    return Number(numAffectedRows ?? 0n);
  });
}
