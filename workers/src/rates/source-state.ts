import type { Database } from "@facevalue/db";
import { type Kysely, sql } from "kysely";
import type { Network } from "../compute/metric-on-network.ts";

export interface SourceKey {
  readonly chainId: number;
  readonly source: string;
}

/** Claims the next question to a source, unless another process has asked it within `everySeconds`. */
export async function claimQuestion(
  db: Kysely<Database>,
  { chainId, source }: SourceKey,
  everySeconds: number,
): Promise<boolean> {
  const { rows } = await sql`
    insert into ops.rate_source as state (chain_id, source, asked_at) values (${chainId}, ${source}, now())
    on conflict (chain_id, source) do update set asked_at = now()
    where state.asked_at <= now() - ${everySeconds}::float8 * interval '1 second' returning 1`.execute(db);
  return rows.length > 0;
}

export async function recordSuccess(
  db: Kysely<Database>,
  { chainId, source }: SourceKey,
  coveredFrom: number,
): Promise<void> {
  await sql`
    insert into ops.rate_source as state (chain_id, source, asked_at, succeeded_at, covered_from)
    values (${chainId}, ${source}, now(), now(), to_timestamp(${coveredFrom}))
    on conflict (chain_id, source) do update set succeeded_at = now(), error = null,
      covered_from = least(state.covered_from, excluded.covered_from)`.execute(db);
}

export async function recordTrouble(
  db: Kysely<Database>,
  { chainId, source }: SourceKey,
  error: string,
): Promise<void> {
  await sql`
    insert into ops.rate_source (chain_id, source, asked_at, error)
    values (${chainId}, ${source}, now(), ${error.slice(0, 1000)})
    on conflict (chain_id, source) do update set error = excluded.error`.execute(db);
}

/** Time of the network's first sale, in unix seconds; null before it, and where there is no table of sales. */
export async function readFirstSale(db: Kysely<Database>, { schema }: Network): Promise<number | null> {
  const table = sql.id(schema, "sale");
  const { rows: tables } = await sql<{ is_there: boolean }>`
    select exists (select from pg_catalog.pg_tables where schemaname = ${schema} and tablename = 'sale') as is_there`.execute(
    db,
  );
  if (tables[0]?.is_there !== true) return null;
  const { rows } = await sql<{ time: string }>`
    select "timestamp"::bigint as time from ${table} order by "block$" limit 1`.execute(db);
  return rows[0] === undefined ? null : Number(rows[0].time);
}

export interface Coverage {
  /** From when on the source was asked; null for never. */
  readonly from: number | null;
  /** Time of its newest rate by currency (hex) and fiat. */
  readonly newest: ReadonlyMap<string, number>;
}

export async function readCoverage(db: Kysely<Database>, { chainId, source }: SourceKey): Promise<Coverage> {
  const state = await sql<{ covered: string | null }>`
    select extract(epoch from covered_from)::bigint as covered from ops.rate_source
    where chain_id = ${chainId} and source = ${source}`.execute(db);
  const { rows } = await sql<{ pair: string; time: string }>`
    select encode(currency, 'hex') || ' ' || fiat as pair, extract(epoch from max(at))::bigint as time
    from app.fx_rate where chain_id = ${chainId} and source = ${source} group by currency, fiat`.execute(db);
  const covered = state.rows[0]?.covered ?? null;
  return {
    from: covered === null ? null : Number(covered),
    newest: new Map(rows.map(({ pair, time }) => [pair, Number(time)])),
  };
}
