import pg from "pg";

/** Statements that take a schema's primary keys and unique indexes away, and others that make the very same again. */
export interface UniqueConstraints {
  readonly drop: readonly string[];
  readonly restore: readonly string[];
}

interface UniqueIndex {
  readonly schema: string;
  readonly table: string;
  readonly name: string;
  readonly definition: string;
  /** Null for an index that is no constraint. */
  readonly constraint_type: "p" | "u" | null;
}

/** Rows are appended several times as fast without them, and sorting makes them faster than one row after the other. */
export async function readUniqueConstraints(
  client: pg.ClientBase,
  schemaName: string,
  tables: readonly string[],
): Promise<UniqueConstraints> {
  const { rows } = await client.query<UniqueIndex>(
    `select $1::text as schema, owner.relname as table, indexed.relname as name, pg_get_indexdef(indexrelid) as definition,
        (select contype from pg_constraint where conindid = indexrelid and contype in ('p', 'u')) as constraint_type
      from pg_index join pg_class owner on owner.oid = indrelid join pg_class indexed on indexed.oid = indexrelid
      where owner.relnamespace = ($1::text)::regnamespace and owner.relname = any($2) and indisunique order by 2, 3`,
    [schemaName, tables],
  );
  return { drop: rows.map(dropStatement), restore: rows.flatMap(restoreStatements) };
}

function dropStatement(index: UniqueIndex): string {
  if (index.constraint_type !== null)
    return `alter table ${qualify(index, index.table)} drop constraint ${pg.escapeIdentifier(index.name)}`;
  return `drop index ${qualify(index, index.name)}`;
}

function restoreStatements(index: UniqueIndex): string[] {
  const { definition, constraint_type: type, table } = index;
  if (type === null) return [definition];
  const name = pg.escapeIdentifier(index.name);
  const kind = type === "p" ? "primary key" : "unique";
  return [
    definition,
    `alter table ${qualify(index, table)} add constraint ${name} ${kind} using index ${name}`,
  ];
}

function qualify({ schema }: UniqueIndex, name: string): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
}
