import type { IsolationLevel, Kysely } from "kysely";
import type pg from "pg";
import { createDatabase } from "./create-database.ts";
import type { Database } from "./database.ts";

/** One transaction on one connection, for typed statements and for what Postgres sends as a stream. */
export interface Session {
  /** Typed statements of the transaction. */
  readonly db: Kysely<Database>;
  /** Its connection. */
  readonly client: pg.PoolClient;
  /** How many rows have come as streams so far. */
  readonly streamed: { rows: number };
}

/** A session on a connection whose transaction the caller begins and ends. */
export function openSession(client: pg.PoolClient): Session {
  const borrowed = { query: client.query.bind(client), release: () => undefined };
  const pool = { connect: () => Promise.resolve(borrowed), end: () => Promise.resolve(), options: {} };
  return {
    db: createDatabase(pool as unknown as Parameters<typeof createDatabase>[0]),
    client,
    streamed: { rows: 0 },
  };
}

/** Runs `run` in a transaction: committed when it resolves, rolled back when it throws. */
export async function inTransaction<Result>(
  pool: pg.Pool,
  run: (session: Session) => Promise<Result>,
  isolationLevel: IsolationLevel = "read committed",
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query(`begin isolation level ${isolationLevel}`);
    const result = await run(openSession(client));
    await client.query("commit");
    client.release();
    return result;
  } catch (error) {
    // A connection that cannot roll back is broken: the pool must not lend it again.
    await client.query("rollback").then(
      () => client.release(),
      (broken: unknown) => client.release(broken instanceof Error ? broken : true),
    );
    throw error;
  }
}
