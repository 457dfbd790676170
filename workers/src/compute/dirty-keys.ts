import type { Database } from "@facevalue/db";
import { type Kysely, sql } from "kysely";
import type { MetricOnNetwork } from "./metric-on-network.ts";

/** Longest pause between two attempts at a key that fails: 2^11 s, about half an hour. */
const LONGEST_PAUSE_EXPONENT = 11;

/** A key that failed is due again 1, 2, 4, … seconds after its last failure. */
const IS_DUE = sql`(failures = 0 or
  marked_at + power(2, least(failures - 1, ${sql.lit(LONGEST_PAUSE_EXPONENT)})) * interval '1 second' <= now())`;

export interface DirtyKey {
  readonly key: Buffer;
  readonly version: string;
}

/** Either so many of the due keys, oldest first, or these keys, due or not. */
export type KeySelection = { readonly limit: number } | { readonly keys: readonly Buffer[] };

/** Locks dirty keys until the transaction ends; those that another worker has locked are passed over. */
export async function claimKeys(
  db: Kysely<Database>,
  { metric, network }: MetricOnNetwork,
  selection: KeySelection,
): Promise<DirtyKey[]> {
  const chosen = "keys" in selection ? sql`key = any(${selection.keys}::bytea[])` : IS_DUE;
  const limit = "limit" in selection ? selection.limit : selection.keys.length;
  const { rows } = await sql<DirtyKey>`
    select key, version from ops.dirty_key
    where metric = ${metric.name} and chain_id = ${network.chainId} and ${chosen}
    order by marked_at, key limit ${limit} for update skip locked`.execute(db);
  return rows;
}

/** Removes the keys, except those that were marked again since they were claimed. */
export async function removeKeys(
  db: Kysely<Database>,
  { metric, network }: MetricOnNetwork,
  claimed: readonly DirtyKey[],
): Promise<void> {
  await sql`
    delete from ops.dirty_key dirty
    using unnest(${claimed.map(({ key }) => key)}::bytea[], ${claimed.map(({ version }) => version)}::bigint[])
      as done (key, version)
    where dirty.metric = ${metric.name} and dirty.chain_id = ${network.chainId}
      and dirty.key = done.key and dirty.version = done.version`.execute(db);
}

/** Sets a key aside with the error that it causes; it is tried again after a pause. */
export async function recordFailure(
  db: Kysely<Database>,
  { metric, network }: MetricOnNetwork,
  { key, error }: { key: Buffer; error: string },
): Promise<void> {
  await sql`
    update ops.dirty_key
    set failures = failures + 1, error = ${error.slice(0, 1000)}, marked_at = now()
    where metric = ${metric.name} and chain_id = ${network.chainId} and key = ${key}`.execute(db);
}

/** Whether any key is due. */
export async function hasDueKeys(
  db: Kysely<Database>,
  { metric, network }: MetricOnNetwork,
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from ops.dirty_key
      where metric = ${metric.name} and chain_id = ${network.chainId} and ${IS_DUE}
    ) as found`.execute(db);
  return rows[0]?.found === true;
}
