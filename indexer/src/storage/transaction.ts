import type pg from "pg";
import { toDatabaseError } from "./database-error.ts";

/** Runs `work` in one transaction: all of it is stored or nothing. Errors come out as AppErrors. */
export async function inTransaction<T>(
  client: pg.ClientBase,
  action: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    await client.query("begin");
    const result = await work();
    await client.query("commit");
    return result;
  } catch (error) {
    // Over a lost connection the server undoes it by itself; the first error is the one to tell.
    await client.query("rollback").catch(() => undefined);
    throw toDatabaseError(error, action);
  }
}
