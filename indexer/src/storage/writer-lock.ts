import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@facevalue/core";
import type pg from "pg";

/** First key of the advisory lock; the second is the schema's hash. */
const LOCK_SPACE = 0x66766978;
const WAIT_SECONDS = 3;

/**
 * Takes the lock that only one writer of a schema can hold, for as long as `client` is connected. Waits a
 * moment, since the session of a killed process ends a little after it.
 * @throws DATABASE_IN_USE
 */
export async function lockForWriting(client: pg.ClientBase, schemaName: string): Promise<void> {
  for (const end = Date.now() + WAIT_SECONDS * 1000; ; await sleep(100)) {
    const statement = "select pg_try_advisory_lock($1, hashtext($2)) as locked";
    const { rows } = await client.query<{ locked: boolean }>(statement, [LOCK_SPACE, schemaName]);
    if (rows[0]?.locked === true) return;
    if (Date.now() < end) continue;
    const message = `another indexer is writing ${schemaName} in this database: stop it first`;
    throw new AppError("DATABASE_IN_USE", message, { retryable: true });
  }
}
