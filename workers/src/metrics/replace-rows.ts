import type { Database } from "@facevalue/db";
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Metric, RecomputeScope } from "./metric.ts";

export interface RowReplacement {
  readonly metric: Metric;
  readonly scope: RecomputeScope;
  /** Table of the schema `metrics`. */
  readonly table: string;
  /** Columns of its primary key after chain_id. */
  readonly identity: readonly string[];
  /** Its other columns, without methodology and computed_at. */
  readonly values: readonly string[];
  /** A select that gives the columns of `identity` and `values` by name, for the keys of the scope. */
  readonly rows: RawBuilder<unknown>;
}

/**
 * Makes the table's rows of the scope's keys equal to `rows` in one statement: new and changed ones are written, those
 * that are gone deleted. Unchanged rows are left alone, so that an event's long past costs no writes.
 */
export async function replaceRows(db: Kysely<Database>, replacement: RowReplacement): Promise<void> {
  const { metric, scope, identity, values } = replacement;
  const table = sql.id("metrics", replacement.table);
  const matches = sql.join(
    identity.map((name) => sql`stored.${sql.id(name)} = fresh.${sql.id(name)}`),
    sql` and `,
  );
  await sql`
    with fresh as materialized (${replacement.rows}),
    gone as (
      delete from ${table} stored
      where stored.chain_id = ${scope.chainId}
        and stored.${sql.id(metric.keyColumn)} = any(${scope.keys}::bytea[])
        and not exists (select from fresh where ${matches})
    )
    ${insertFrom(replacement, sql`fresh`)}
    where not exists (
      select from ${table} stored
      where stored.chain_id = ${scope.chainId} and ${matches}
        and (${names(values, "stored")}, stored.methodology)
          is not distinct from (${names(values, "fresh")}, ${metric.methodology}::int)
    )
    ${orUpdate(replacement)}`.execute(db);
}

/** Writes the rows over those with the same identity, and leaves all others alone. */
export async function writeRows(db: Kysely<Database>, replacement: RowReplacement): Promise<void> {
  await sql`${insertFrom(replacement, sql`(${replacement.rows}) fresh`)} ${orUpdate(replacement)}`.execute(
    db,
  );
}

function insertFrom(replacement: RowReplacement, fresh: RawBuilder<unknown>): RawBuilder<unknown> {
  const { metric, scope, identity, values } = replacement;
  const columns = [...identity, ...values];
  return sql`
    insert into ${sql.id("metrics", replacement.table)} (chain_id, ${names(columns)}, methodology, computed_at)
    select ${scope.chainId}, ${names(columns, "fresh")}, ${metric.methodology}, now() from ${fresh}`;
}

function orUpdate({ identity, values }: RowReplacement): RawBuilder<unknown> {
  const updates = [...values, "methodology", "computed_at"].map(
    (name) => sql`${sql.id(name)} = excluded.${sql.id(name)}`,
  );
  return sql`on conflict (chain_id, ${names(identity)}) do update set ${sql.join(updates)}`;
}

function names(columns: readonly string[], alias?: string): RawBuilder<unknown> {
  return sql.join(columns.map((name) => (alias === undefined ? sql.id(name) : sql.id(alias, name))));
}
