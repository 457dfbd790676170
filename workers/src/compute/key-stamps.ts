import { randomUUID } from "node:crypto";
import type { Database } from "@facevalue/db";
import { type Kysely, sql } from "kysely";
import type { BatchRows } from "./batch-rows.ts";
import type { DirtyKey } from "./dirty-keys.ts";
import type { MetricOnNetwork } from "./metric-on-network.ts";
import { hasManyRows, type KeyRows, type RowMemory } from "./row-memory.ts";

/** What the memory knows of the claimed keys' rows, by key as a binary string. */
export function recallRows(
  memory: RowMemory,
  unit: MetricOnNetwork,
  claimed: readonly DirtyKey[],
): Map<string, KeyRows> {
  const known = new Map<string, KeyRows>();
  for (const { key, stamp } of claimed) {
    const rows = memory.recall(unit, key, stamp);
    if (rows !== null) known.set(key.toString("latin1"), rows);
  }
  return known;
}

/**
 * Stamps the computed keys anew, so that no process takes what it wrote before for what stands there now. Keys with few rows
 * lose their stamp, and so do all when nothing is remembered.
 * @returns keeps the rows in the memory; to be called after the commit
 */
export async function stampKeys(
  db: Kysely<Database>,
  unit: MetricOnNetwork,
  claimed: readonly DirtyKey[],
  work: { readonly memory: RowMemory; readonly batch: BatchRows } | undefined,
): Promise<() => void> {
  const rowsOf = (key: Buffer): KeyRows => work?.batch.rowsOf(key) ?? new Map();
  const stamped = claimed.filter(({ key }) => hasManyRows(rowsOf(key))).map(({ key }) => key);
  const bare = claimed
    .filter(({ key, stamp }) => stamp !== null && !stamped.includes(key))
    .map(({ key }) => key);
  const { metric, network } = unit;
  const stamp = randomUUID();
  if (stamped.length > 0) {
    await sql`
      insert into ops.key_stamp (metric, chain_id, key, stamp)
      select ${metric.name}, ${network.chainId}::bigint, key, ${stamp}::uuid from unnest(${stamped}::bytea[]) as key
      on conflict (metric, chain_id, key) do update set stamp = excluded.stamp`.execute(db);
  }
  if (bare.length > 0) {
    await sql`
      delete from ops.key_stamp
      where metric = ${metric.name} and chain_id = ${network.chainId} and key = any(${bare}::bytea[])`.execute(
      db,
    );
  }
  return () => {
    for (const key of stamped) work?.memory.keep(unit, key, { stamp, rows: rowsOf(key) });
  };
}
