import type pg from "pg";

const SHOWN = 40;
const TEXT_LENGTH = 400;

/** Server settings under which Postgres counts what statements take. */
export const STATEMENT_SETTINGS = {
  shared_preload_libraries: "pg_stat_statements",
  "pg_stat_statements.track_planning": "on",
} as const;

interface Statement {
  readonly calls: string;
  readonly running: number;
  readonly planning: number;
  readonly rows: string;
  readonly query: string;
}

export async function startCounting(pool: pg.Pool): Promise<void> {
  await pool.query("create extension if not exists pg_stat_statements with schema public");
  await pool.query("select public.pg_stat_statements_reset()");
}

/** Prints to stderr which statements took the most time since counting began, and begins anew. */
export async function reportStatements(pool: pg.Pool, title: string): Promise<void> {
  const { rows } = await pool.query<Statement>(
    `select calls, round(total_exec_time)::int as running, round(total_plan_time)::int as planning, rows, query
      from public.pg_stat_statements
      union all
      select sum(calls), round(sum(total_exec_time))::int, round(sum(total_plan_time))::int, sum(rows), 'all of them'
      from public.pg_stat_statements
      order by running desc limit $1`,
    [SHOWN],
  );
  process.stderr.write(`${title}\n`);
  for (const { calls, running, planning, rows: count, query } of rows) {
    const text = query.replaceAll(/\s+/g, " ").slice(0, TEXT_LENGTH);
    const times = `${String(running).padStart(9)} ms, ${planning} ms to plan`;
    process.stderr.write(`${times}  ${calls} calls  ${count} rows  ${text}\n`);
  }
  await pool.query("select public.pg_stat_statements_reset()");
}
