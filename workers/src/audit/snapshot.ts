import type { Database } from "@facevalue/db";
import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";

/** The tables of a network as they were after a block, all reads in one state of the database. */
export interface Snapshot {
  readonly tx: Transaction<Database>;
  readonly schema: string;
  readonly block: number;
}

/** Runs `read` in a read-only transaction that sees one state of the database from its first statement on. */
export async function inSnapshot<Result>(
  db: Kysely<Database>,
  read: (tx: Transaction<Database>) => Promise<Result>,
): Promise<Result> {
  return await db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (tx) => await read(tx));
}

/** An entity table under a short name, with its rows of the snapshot's block only. */
export function tableAt({ schema, block }: Snapshot, table: string, alias: string): RawBuilder<unknown> {
  return sql`(select * from ${sql.id(schema, table)} where block_range @> ${sql.lit(block)}::int) ${sql.id(alias)}`;
}
