import type pg from "pg";
import { lockForWriting } from "../storage/writer-lock.ts";

/** Runs `work` on a connection of its own, which ends with it. */
export async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // A lost connection shows at the next query; without a listener it would end the process.
  client.on("error", () => undefined);
  try {
    return await work(client);
  } finally {
    // Whatever state it is in, its locks go with it.
    client.release(true);
  }
}

/** Runs `work` while `client` alone may write these schemas. @throws DATABASE_IN_USE */
export async function withWriterLock<T>(
  client: pg.ClientBase,
  schemaNames: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  for (const schemaName of schemaNames) await lockForWriting(client, schemaName);
  try {
    return await work();
  } finally {
    // Over a lost connection the server gives them back by itself.
    await client.query("select pg_advisory_unlock_all()").catch(() => undefined);
  }
}
