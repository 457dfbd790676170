import type { Database } from "@facevalue/db";
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { KeySource } from "../metrics/metric.ts";

/** From so many rows per key on, stepping from key to key in an index costs less than reading the table. */
const FEWEST_ROWS_PER_KEY = 50;

/** A select of one column, `key`: all keys that the table holds, some of them more than once. */
export async function knownKeys(
  db: Kysely<Database>,
  schema: string,
  source: KeySource,
): Promise<RawBuilder<unknown>> {
  const { table, column, where } = source;
  if (where === undefined && (await isOftenRepeated(db, schema, source))) return stepThrough(schema, source);
  return sql`select ${sql.id(column)} as key from ${sql.id(schema, table)} where ${where ?? sql`true`}`;
}

/** Whether the column's values repeat, as the statistics say, and an index begins with it. */
async function isOftenRepeated(
  db: Kysely<Database>,
  schema: string,
  { table, column }: KeySource,
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from pg_index index
      join pg_class owner on owner.oid = index.indrelid
      join pg_namespace space on space.oid = owner.relnamespace
      join pg_attribute attribute on attribute.attrelid = owner.oid and attribute.attnum = index.indkey[0]
      join pg_stats known on known.schemaname = space.nspname and known.tablename = owner.relname and known.attname = attribute.attname
      where space.nspname = ${schema} and owner.relname = ${table} and attribute.attname = ${column}
        and index.indisvalid and index.indpred is null
        and case when n_distinct < 0 then -n_distinct * reltuples else n_distinct end * ${FEWEST_ROWS_PER_KEY} <= reltuples
    ) as found`.execute(db);
  return rows[0]?.found === true;
}

/** Each key once, by the index. */
export function stepThrough(schema: string, { table, column }: KeySource): RawBuilder<unknown> {
  const next = (after: RawBuilder<unknown>) => sql`
    select ${sql.id(column)} from ${sql.id(schema, table)} where ${after} order by ${sql.id(column)} limit 1`;
  return sql`
    select key from (
      with recursive step (key) as (
        (${next(sql`${sql.id(column)} is not null`)})
        union all
        select (${next(sql`${sql.id(column)} > step.key`)}) from step where step.key is not null
      ) select key from step
    ) stepped`;
}
