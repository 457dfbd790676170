import type pg from "pg";

const FEED = '"change$"';

/** Empties the tables of a network as if nothing had ever been indexed; makes a database serve many runs. */
export async function emptySchema(pool: pg.Pool, schemaName: string): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    "select quote_ident(relname) as name from pg_class where relkind = 'r' and relnamespace = to_regnamespace($1)",
    [schemaName],
  );
  if (rows.length === 0) return;
  // Tables this small are deleted from faster than truncated; others refer to the entries of the feed.
  const names = rows.map(({ name }) => name).sort((a, b) => Number(a === FEED) - Number(b === FEED));
  const deletes = names.map((name) => `delete from "${schemaName}".${name}`);
  await pool.query([...deletes, `insert into "${schemaName}"."cursor$" default values`].join("; "));
}
