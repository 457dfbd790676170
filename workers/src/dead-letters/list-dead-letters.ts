import type { Database } from "@facevalue/db";
import { type Kysely, sql } from "kysely";
import { type DeadLetterFilter, matches } from "./dead-letter-filter.ts";

/** A key of a metric that could not be computed. */
export interface DeadLetter {
  readonly chainId: number;
  readonly metric: string;
  /** Hex. */
  readonly key: string;
  /** Dead: it is not tried again by itself. */
  readonly state: "dead" | "retrying";
  /** Since it was last computed, marked from scratch or replayed. */
  readonly attempts: number;
  readonly firstFailedAt: Date;
  readonly lastFailedAt: Date;
  /** Null for a dead letter. */
  readonly nextAttemptAt: Date | null;
  /** What the last attempt failed with. */
  readonly error: string | null;
}

interface Row {
  readonly chain_id: string;
  readonly metric: string;
  readonly key: Buffer;
  readonly failures: number;
  readonly first_failed_at: Date;
  readonly last_failed_at: Date;
  readonly due_at: Date | null;
  readonly error: string | null;
}

export interface DeadLetterListing extends DeadLetterFilter {
  /** Also the keys that failed and are still tried again. */
  readonly isRetryingIncluded?: boolean;
}

/** Those that failed first come first. */
export async function listDeadLetters(
  db: Kysely<Database>,
  { isRetryingIncluded = false, ...filter }: DeadLetterListing = {},
): Promise<DeadLetter[]> {
  const isListed = isRetryingIncluded ? sql`true` : sql`due_at is null`;
  const { rows } = await sql<Row>`
    select chain_id, metric, key, failures, first_failed_at, last_failed_at, due_at, error from ops.dirty_key
    where ${matches(filter)} and ${isListed} order by first_failed_at, chain_id, metric, key`.execute(db);
  return rows.map((row) => ({
    chainId: Number(row.chain_id),
    metric: row.metric,
    key: `0x${row.key.toString("hex")}`,
    state: row.due_at === null ? "dead" : "retrying",
    attempts: row.failures,
    firstFailedAt: row.first_failed_at,
    lastFailedAt: row.last_failed_at,
    nextAttemptAt: row.due_at,
    error: row.error,
  }));
}
