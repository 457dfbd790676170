import type pg from "pg";

/** A row's columns as text: bytes in `0x` hex, numbers without zeros at the end, times in seconds since 1970. */
export type TextRow = Readonly<Record<string, string | null>>;

/** An entity table's rows as they are now, without vid and blocks, by id. */
export async function readCurrentRows(
  pool: pg.Pool,
  schemaName: string,
  table: string,
): Promise<Record<string, TextRow>> {
  const name = `"${schemaName}"."${table}"`;
  const columns = await pool.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [name],
  );
  const isVersioned = columns.rows.some((column) => column.name === "block_range");
  const own = columns.rows.filter((column) => !["vid", "block$", "block_range"].includes(column.name));
  const selected = own.map((column) => `${toText(column)} as "${column.name}"`);
  const { rows } = await pool.query<TextRow>(
    `select ${selected.join(", ")} from ${name} ${isVersioned ? "where upper_inf(block_range)" : ""}`,
  );
  return Object.fromEntries(rows.map((row) => [row.id ?? "", row]));
}

function toText({ name, type }: { readonly name: string; readonly type: string }): string {
  if (type === "bytea") return `'0x' || encode("${name}", 'hex')`;
  if (type === "numeric") return `trim_scale("${name}")::text`;
  if (type.startsWith("timestamp")) return `extract(epoch from "${name}")::bigint::text`;
  return `"${name}"::text`;
}
