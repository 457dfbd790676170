import { type Kysely, sql } from "kysely";

/** What each source of exchange rates last did. Writer: the workers' rate feeds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ops.rate_source (
      chain_id bigint not null,
      source text not null,
      asked_at timestamptz not null,
      succeeded_at timestamptz,
      covered_from timestamptz,
      error text,
      primary key (chain_id, source)
    )`.execute(db);
  await sql`comment on column ops.rate_source.covered_from is
    'From when on it was asked for rates, and gave those it has.'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table ops.rate_source`.execute(db);
}
