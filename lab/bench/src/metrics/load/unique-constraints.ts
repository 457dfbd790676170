import pg from "pg";

/** Statements that take a schema's primary keys and unique indexes away, and others that make the very same again. */
export interface UniqueConstraints {
  readonly drop: readonly string[];
  readonly restore: readonly string[];
}

/** Rows are appended several times as fast without them, and sorting makes them faster than one row after the other. */
export async function readUniqueConstraints(
  client: pg.ClientBase,
  schemaName: string,
  tables: readonly string[],
): Promise<UniqueConstraints> {
  const { rows: constraints } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where connamespace = $1::regnamespace and contype in ('p', 'u')
        and (select relname from pg_class where oid = conrelid) = any($2) order by 1, 2`,
    [schemaName, tables],
  );
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select format('%I.%I', schemaname, indexname) as name, indexdef as definition from pg_indexes
      where schemaname = $1 and tablename = any($2)
        and not exists (select from pg_constraint where connamespace = $1::regnamespace and conname = indexname) order by 1`,
    [schemaName, tables],
  );
  const name = (constraint: string) => pg.escapeIdentifier(constraint);
  return {
    drop: [
      ...constraints.map((one) => `alter table ${one.table} drop constraint ${name(one.name)}`),
      ...indexes.map((one) => `drop index ${one.name}`),
    ],
    restore: [
      ...constraints.map(
        (one) => `alter table ${one.table} add constraint ${name(one.name)} ${one.definition}`,
      ),
      ...indexes.map(({ definition }) => definition),
    ],
  };
}
