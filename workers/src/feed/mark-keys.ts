import type { Database } from "@facevalue/db";
import { type RawBuilder, sql, type Transaction } from "kysely";
import type { MetricOnNetwork } from "../compute/metric-on-network.ts";
import type { KeySource } from "../metrics/metric.ts";
import type { Changes } from "./read-changes.ts";

/** Marks the keys that the changes after `afterSeq` touch, in one statement however many there are. */
export async function markTouchedKeys(
  tx: Transaction<Database>,
  unit: MetricOnNetwork,
  { changes, afterSeq }: { changes: Changes; afterSeq: string },
): Promise<void> {
  const { schema } = unit.network;
  const touched: RawBuilder<unknown>[] = [];
  for (const source of unit.metric.keySources) {
    const { added } = changes;
    if (added?.tables.has(source.table)) touched.push(addedKeys(schema, source, added));
    if (changes.hasRollback) touched.push(rolledBackKeys(schema, source, { afterSeq, seq: changes.seq }));
  }
  if (touched.length === 0) return;
  await mark(tx, unit, {
    keys: sql.join(touched, sql` union all `),
    onConflict: sql`version = dirty.version + 1`,
  });
}

/** Marks every key that the chain tables or the metric's own rows hold, and gives failed ones a new chance. */
export async function markAllKeys(tx: Transaction<Database>, unit: MetricOnNetwork): Promise<void> {
  const { metric, network } = unit;
  const known = metric.keySources.map(
    ({ table, column }) => sql`select ${sql.id(column)} as key from ${sql.id(network.schema, table)}`,
  );
  const stored = metric.tables.map(
    (table) =>
      sql`select ${sql.id(metric.keyColumn)} from ${sql.id("metrics", table)} where chain_id = ${network.chainId}`,
  );
  await mark(tx, unit, {
    keys: sql.join([...known, ...stored], sql` union all `),
    onConflict: sql`version = dirty.version + 1, failures = 0, error = null`,
  });
}

interface Marking {
  /** Select of one column, `key`. */
  readonly keys: RawBuilder<unknown>;
  /** What happens to a key that is dirty already. */
  readonly onConflict: RawBuilder<unknown>;
}

async function mark(tx: Transaction<Database>, unit: MetricOnNetwork, marking: Marking): Promise<void> {
  await sql`
    insert into ops.dirty_key as dirty (metric, chain_id, key)
    select distinct ${unit.metric.name}, ${unit.network.chainId}::bigint, key from (${marking.keys}) touched where key is not null
    on conflict (metric, chain_id, key) do update set ${marking.onConflict}`.execute(tx);
}

/** A mutable row is touched where a version begins and, for a removal, where one ends. */
function addedKeys(
  schema: string,
  source: KeySource,
  blocks: { from: number; to: number },
): RawBuilder<unknown> {
  const isWithin = (block: RawBuilder<unknown>) => sql`${block} between ${blocks.from} and ${blocks.to}`;
  const isTouched = source.isImmutable
    ? isWithin(sql`"block$"`)
    : sql`(${isWithin(sql`lower(block_range)`)} or ${isWithin(sql`upper(block_range)`)})`;
  return sql`
    select ${sql.id(source.column)} as key from ${sql.id(schema, source.table)} where ${isTouched}`;
}

/** Rolled-back rows are kept as JSON, bytes as hex text with a leading \x. */
function rolledBackKeys(
  schema: string,
  { table, column }: KeySource,
  { afterSeq, seq }: { afterSeq: string; seq: string },
): RawBuilder<unknown> {
  return sql`
    select decode(substr("row" ->> ${column}, 3), 'hex') as key from ${sql.id(schema, "rolled_back$")}
    where seq > ${afterSeq}::bigint and seq <= ${seq}::bigint and entity_table = ${table}`;
}
