import type pg from "pg";

const SHOWN = 15;
const TEXT_LENGTH = 400;

/** Server settings under which Postgres counts what statements take. */
export const STATEMENT_SETTINGS = { shared_preload_libraries: "pg_stat_statements" } as const;

export async function startCounting(pool: pg.Pool): Promise<void> {
  await pool.query("create extension if not exists pg_stat_statements with schema public");
  await pool.query("select public.pg_stat_statements_reset()");
}

/** Prints to stderr which statements took the most time since counting began, and begins anew. */
export async function reportStatements(pool: pg.Pool, title: string): Promise<void> {
  const { rows } = await pool.query<{ calls: string; total: number; rows: string; query: string }>(
    `select calls, round(total_exec_time)::int as total, rows, query from public.pg_stat_statements
      order by total_exec_time desc limit $1`,
    [SHOWN],
  );
  process.stderr.write(`${title}\n`);
  for (const { calls, total, rows: count, query } of rows) {
    const text = query.replaceAll(/\s+/g, " ").slice(0, TEXT_LENGTH);
    process.stderr.write(`${String(total).padStart(9)} ms  ${calls} calls  ${count} rows  ${text}\n`);
  }
  await pool.query("select public.pg_stat_statements_reset()");
}
