import pg from "pg";

export interface PoolOptions {
  /** Most connections at a time; 10 by default. */
  readonly max?: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string;
  /** Statements that run longer are cancelled; no limit by default. */
  readonly statementTimeoutMs?: number;
}

/**
 * Connection pool in pg's own types: int8 and numeric arrive as strings, bytea as Buffer, timestamptz as Date.
 * It connects on first use; `checkDatabase` says whether it can.
 */
export function createPool(url: string, options: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? "facevalue",
    connectionTimeoutMillis: 10_000,
    ...(options.statementTimeoutMs === undefined ? {} : { statement_timeout: options.statementTimeoutMs }),
  });
  // The pool replaces an idle connection that breaks; whoever queries next sees the error if it lasts.
  pool.on("error", () => undefined);
  // One that breaks while it is lent out fails what is asked of it; without a listener it would end the process.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
