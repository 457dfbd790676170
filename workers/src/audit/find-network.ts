import { AppError } from "@facevalue/core";
import type { Database } from "@facevalue/db";
import { type Kysely, sql } from "kysely";

/** Tables that hold what an audit compares. */
const NEEDED = ["ticket", "holding", "ticket_contract", "ticket_type", "event"];

/**
 * The schema that holds the chain's tickets.
 * @throws NOT_FOUND when the database has no tables of the chain; BAD_USER_INPUT when they are another subgraph's
 */
export async function findNetwork(db: Kysely<Database>, chainId: number): Promise<string> {
  const row = await db
    .selectFrom("ops.network")
    .select("schema_name")
    .where("chain_id", "=", String(chainId))
    .executeTakeFirst();
  if (row === undefined) {
    const message = `the database has no tables of chain ${chainId}, which the RPC serves: check --rpc and --database`;
    throw new AppError("NOT_FOUND", message);
  }
  const { rows } = await sql<{ count: string }>`
    select count(*) from information_schema.tables
    where table_schema = ${row.schema_name} and table_name = any(${NEEDED}::text[])`.execute(db);
  if (Number(rows[0]?.count) === NEEDED.length) return row.schema_name;
  const message = `${row.schema_name} holds another subgraph than the product's own: only its tickets can be audited`;
  throw new AppError("BAD_USER_INPUT", message);
}
