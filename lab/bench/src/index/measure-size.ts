import type pg from "pg";
import type { Figure } from "../figure.ts";

/** Sizes of a schema's tables and of its indexes by purpose, in megabytes of 1,000,000 bytes. */
export async function measureSize(pool: pg.Pool, schemaName: string): Promise<Figure[]> {
  const tables = await pool.query<{ bytes: string }>(
    `select coalesce(sum(pg_table_size(oid)), 0) as bytes from pg_class
     where relnamespace = $1::regnamespace and relkind = 'r'`,
    [schemaName],
  );
  const indexes = await pool.query<{ primary_keys: string; unique_indexes: string; others: string }>(
    `select coalesce(sum(size) filter (where indisprimary), 0) as primary_keys,
       coalesce(sum(size) filter (where indisunique and not indisprimary), 0) as unique_indexes,
       coalesce(sum(size) filter (where not indisunique), 0) as others
     from pg_index join lateral (select pg_relation_size(indexrelid) as size) on true
     join pg_class on pg_class.oid = indexrelid
     where relnamespace = $1::regnamespace`,
    [schemaName],
  );
  const megabytes = (bytes: string | undefined) => Number(bytes ?? 0) / 1e6;
  const [tableSize, [sizes]] = [megabytes(tables.rows[0]?.bytes), indexes.rows];
  const [primaryKeys, uniqueIndexes] = [megabytes(sizes?.primary_keys), megabytes(sizes?.unique_indexes)];
  const figure = (name: string, value: number) => ({ name, value, unit: "MB" });
  return [
    figure("database", tableSize + primaryKeys + uniqueIndexes),
    figure("database.tables", tableSize),
    figure("database.primaryKeys", primaryKeys),
    figure("database.uniqueIndexes", uniqueIndexes),
    figure("database.secondaryIndexes", megabytes(sizes?.others)),
  ];
}
