import type pg from "pg";
import { toDatabaseError } from "./database-error.ts";

/** Runs `read` in one transaction that sees the database as it is at one moment. Errors come out as AppErrors. */
export async function inSnapshot<T>(
  pool: pg.Pool,
  action: string,
  read: (client: pg.ClientBase) => Promise<T>,
): Promise<T> {
  let client: pg.PoolClient | null = null;
  try {
    client = await pool.connect();
    await client.query("begin isolation level repeatable read read only");
    await client.query(
      "set local timezone = 'UTC'; set local bytea_output = 'hex'; set local extra_float_digits = 1",
    );
    const result = await read(client);
    await client.query("commit");
    client.release();
    return result;
  } catch (error) {
    client?.release(true);
    throw toDatabaseError(error, action);
  }
}
