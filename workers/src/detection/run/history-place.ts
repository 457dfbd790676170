import type { Session } from "@facevalue/db";
import { sql } from "kysely";

/** How far the network's tables go. */
export interface HistoryPlace {
  readonly block: number;
  readonly hash: Buffer | null;
  /** Whether the schema keeps headers to compare with. */
  readonly hasHeaders: boolean;
}

/** Null for a schema without a place of its own: views of an older block, whose result is not told to anybody. */
export async function readHistoryPlace({ db }: Session, schema: string): Promise<HistoryPlace | null> {
  const existing = await sql<{ name: string }>`
    select tablename as name from pg_catalog.pg_tables
    where schemaname = ${schema} and tablename in ('cursor$', 'block$')`.execute(db);
  const names = existing.rows.map(({ name }) => name);
  if (!names.includes("cursor$")) return null;
  const { rows } = await sql<{ block_number: number | null; block_hash: Buffer | null }>`
    select block_number, block_hash from ${sql.id(schema, "cursor$")}`.execute(db);
  const [row] = rows;
  if (row === undefined || row.block_number === null) return null;
  return { block: row.block_number, hash: row.block_hash, hasHeaders: names.includes("block$") };
}
