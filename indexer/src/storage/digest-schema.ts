import type pg from "pg";
import type { DigestColumn } from "./digest-columns.ts";
import { digestTable, type TableDigest } from "./digest-table.ts";

export interface DigestSchemaOptions {
  /** Columns that say when and how a row was stored, not what it says. */
  readonly ignoredColumns: readonly string[];
  /** The rows of a table that count, from its columns; all of them by default. */
  readonly rowFilter?: (columns: readonly string[]) => { condition: string; values: readonly unknown[] };
}

/** Digests by table name. */
export type SchemaDigest = Readonly<Record<string, TableDigest>>;

const ALL_ROWS = { condition: "true", values: [] };

/**
 * Digest of every table of a schema but those whose names end in `$`; a partitioned table counts once. Columns that
 * Postgres generates say nothing of their own and are left out.
 */
export async function digestSchema(
  client: pg.ClientBase,
  schemaName: string,
  options: DigestSchemaOptions,
): Promise<SchemaDigest> {
  const { ignoredColumns, rowFilter } = options;
  const digests: Record<string, TableDigest> = {};
  for (const [table, columns] of await readTables(client, schemaName)) {
    const { condition, values } = rowFilter?.(columns.map(({ name }) => name)) ?? ALL_ROWS;
    const counted = columns.filter(({ name }) => !ignoredColumns.includes(name));
    digests[table] = await digestTable(client, { schemaName, table, columns: counted, condition, values });
  }
  return digests;
}

async function readTables(client: pg.ClientBase, schemaName: string): Promise<Map<string, DigestColumn[]>> {
  const { rows } = await client.query<{ table: string } & DigestColumn>(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where n.nspname = $1 and c.relkind in ('r', 'p') and not c.relispartition and c.relname not like '%$'
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      order by c.relname, a.attnum`,
    [schemaName],
  );
  const tables = new Map<string, DigestColumn[]>();
  for (const { table, name, type } of rows) {
    const columns = tables.get(table) ?? [];
    columns.push({ name, type });
    tables.set(table, columns);
  }
  return tables;
}
