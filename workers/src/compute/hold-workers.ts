import type { Session } from "@facevalue/db";
import { sql } from "kysely";

/**
 * Waits for the batches that run and keeps workers from beginning others until the transaction ends, so that it may replace
 * rows of metrics. It has to come before the first query of a "repeatable read" transaction, whose view begins with that.
 */
export async function holdWorkers({ db }: Session): Promise<void> {
  await sql`lock table ops.dirty_key in exclusive mode`.execute(db);
}
