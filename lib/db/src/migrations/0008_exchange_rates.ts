import { type Kysely, sql } from "kysely";

/**
 * Exchange rates as their sources tell them. Writer: the workers' rate feeds. A row is never changed; `seq` tells
 * consumers what is new.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema app`.execute(db);
  await sql`
    create table app.fx_rate (
      seq bigint generated always as identity unique,
      chain_id bigint not null,
      currency bytea not null,
      fiat text not null check (fiat ~ '^[A-Z]{3}$'),
      source text not null,
      at timestamptz not null,
      rate numeric(58,18) not null check (rate > 0),
      received_at timestamptz not null default now(),
      primary key (chain_id, currency, fiat, source, at)
    )`.execute(db);
  await sql`comment on column app.fx_rate.rate is 'fiat per whole unit of the currency'`.execute(db);
  await sql`comment on column app.fx_rate.currency is 'as the chain tables name it'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop schema app cascade`.execute(db);
}
