import type pg from "pg";

/** A version of an entity; of an immutable one the only one, which never ends. */
export interface StoredRow {
  readonly vid: number;
  readonly lower: number;
  upper: number | null;
  /** By column name, as Postgres writes them in JSON. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** The content of a network's tables. */
export interface ChainTables {
  readonly rows: Readonly<Record<string, readonly StoredRow[]>>;
  /** Data sources that mappings created, in order. */
  readonly sources: readonly string[];
  /** Number and hash of the last block. */
  readonly cursor: string;
}

/** Reads the entity tables with these names, and the bookkeeping beside them. */
export async function readTables(
  pool: pg.Pool,
  schemaName: string,
  tables: Iterable<string>,
): Promise<ChainTables> {
  const texts = async (statement: string) => {
    const { rows } = await pool.query<{ text: string }>(statement.replaceAll("$schema", `"${schemaName}"`));
    return rows.map(({ text }) => text);
  };
  const rows: Record<string, StoredRow[]> = {};
  for (const table of tables) {
    rows[table] = (await texts(`select to_jsonb(t)::text as text from $schema."${table}" t`)).map(toRow);
  }
  const sources = await texts(
    `select concat_ws(' ', template, address, context, block) as text from $schema."data_sources$" order by vid`,
  );
  const cursor = await texts(
    `select block_number || ' 0x' || encode(block_hash, 'hex') as text from $schema."cursor$"`,
  );
  return { rows, sources, cursor: cursor[0] ?? "" };
}

function toRow(text: string): StoredRow {
  const { vid, block$, block_range, ...values } = JSON.parse(text) as Record<string, unknown>;
  const [, lower, upper] = /^\[(\d+),(\d*)\)$/.exec(String(block_range)) ?? [null, String(block$), ""];
  return { vid: Number(vid), lower: Number(lower), upper: upper === "" ? null : Number(upper), values };
}

/**
 * The tables in an order of their own, so that equal content is equal, without the versions that ended at or
 * below `floor`, which need not be kept.
 */
export function comparable({ rows, sources, cursor }: ChainTables, floor: number): ChainTables {
  const kept = Object.entries(rows).map(([table, versions]) => [
    table,
    versions
      .filter(({ upper }) => upper === null || upper > floor)
      .toSorted(
        (a, b) => a.vid - b.vid || JSON.stringify(a.values.id).localeCompare(JSON.stringify(b.values.id)),
      ),
  ]);
  return { rows: Object.fromEntries(kept), sources, cursor };
}
