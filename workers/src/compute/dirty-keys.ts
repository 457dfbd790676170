import type { Database } from "@facevalue/db";
import { type Kysely, type RawBuilder, sql } from "kysely";
import { hasReadAsFar } from "../feed/consumer-cursor.ts";
import type { MetricOnNetwork } from "./metric-on-network.ts";

/** Attempts at a key, after which it is a dead letter. Their pauses take six to nine minutes in all. */
const ATTEMPTS = 10;

const IS_DUE = sql`due_at <= now()`;
const HAS_FAILED = sql`first_failed_at is not null`;

/**
 * Whether the rows that the metric reads are those of its own place in the feed: the metrics that it follows have read as far, and have nothing left
 * to compute but what fails.
 */
function isReady(unit: MetricOnNetwork): RawBuilder<unknown> {
  if (unit.metric.follows === undefined) return sql`true`;
  return sql`(${hasReadAsFar(unit)} and not exists (
    select from ops.dirty_key followed
    where followed.metric = any(${unit.metric.follows}::text[]) and followed.chain_id = ${unit.network.chainId}
      and followed.first_failed_at is null))`;
}

export interface DirtyKey {
  readonly key: Buffer;
  readonly version: string;
  readonly failures: number;
  /** Under which its rows were written, if they are many. */
  readonly stamp: string | null;
}

/** Either so many of the due keys, oldest first, or these keys, due or not. */
export type KeySelection = { readonly limit: number } | { readonly keys: readonly Buffer[] };

/**
 * Locks dirty keys until the transaction ends; those that another worker has locked are passed over. A key that failed
 * before comes alone, once no other is due, so that it does not fail a batch again.
 */
export async function claimKeys(
  db: Kysely<Database>,
  unit: MetricOnNetwork,
  selection: KeySelection,
): Promise<DirtyKey[]> {
  if ("keys" in selection) {
    const { keys } = selection;
    return await lockKeys(db, unit, { condition: sql`key = any(${keys}::bytea[])`, limit: keys.length });
  }
  const { limit } = selection;
  const isDue = sql`${IS_DUE} and ${isReady(unit)}`;
  const fresh = await lockKeys(db, unit, { condition: sql`${isDue} and not ${HAS_FAILED}`, limit });
  if (fresh.length > 0) return fresh;
  return await lockKeys(db, unit, { condition: sql`${isDue} and ${HAS_FAILED}`, limit: 1 });
}

async function lockKeys(
  db: Kysely<Database>,
  { metric, network }: MetricOnNetwork,
  { condition, limit }: { condition: RawBuilder<unknown>; limit: number },
): Promise<DirtyKey[]> {
  const { rows } = await sql<DirtyKey>`
    select key, version, failures, (
      select stamp from ops.key_stamp written
      where written.metric = dirty.metric and written.chain_id = dirty.chain_id and written.key = dirty.key
    ) as stamp
    from ops.dirty_key dirty
    where metric = ${metric.name} and chain_id = ${network.chainId} and ${condition}
    order by due_at, key limit ${limit} for update of dirty skip locked`.execute(db);
  return rows;
}

/** Removes the keys, except those that were marked again since they were claimed. The list of keys has Postgres look each up by the primary key. */
export async function removeKeys(
  db: Kysely<Database>,
  { metric, network }: MetricOnNetwork,
  claimed: readonly DirtyKey[],
): Promise<void> {
  const keys = claimed.map(({ key }) => key);
  await sql`
    delete from ops.dirty_key dirty
    using unnest(${keys}::bytea[], ${claimed.map(({ version }) => version)}::bigint[])
      as done (key, version)
    where dirty.metric = ${metric.name} and dirty.chain_id = ${network.chainId}
      and dirty.key = any(${keys}::bytea[]) and dirty.key = done.key and dirty.version = done.version`.execute(
    db,
  );
}

export interface Failure {
  readonly attempts: number;
  readonly isDead: boolean;
}

/**
 * Sets a key aside with the error that it causes. It is due again after about 1, 2, 4, … seconds, with jitter; after
 * its last attempt it is a dead letter. When it was marked again meanwhile, it is due at once.
 * @returns null when the key is no longer dirty
 */
export async function recordFailure(
  db: Kysely<Database>,
  { metric, network }: MetricOnNetwork,
  { key, error }: { key: DirtyKey; error: string },
): Promise<Failure | null> {
  const { rows } = await sql<{ failures: number; is_dead: boolean }>`
    update ops.dirty_key
    set failures = failures + 1, error = ${error.slice(0, 1000)},
      first_failed_at = coalesce(first_failed_at, now()), last_failed_at = now(),
      due_at = case
        when version <> ${key.version}::bigint then now()
        when failures + 1 < ${sql.lit(ATTEMPTS)}
          then now() + power(2, failures) * (0.5 + random() / 2) * interval '1 second' end
    where metric = ${metric.name} and chain_id = ${network.chainId} and key = ${key.key}
    returning failures, due_at is null as is_dead`.execute(db);
  const [row] = rows;
  return row === undefined ? null : { attempts: row.failures, isDead: row.is_dead };
}
