import { type Kysely, sql } from "kysely";

/** What the system does. Writers: `network` the indexer; all others the workers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema ops`.execute(db);
  await sql`
    create table ops.network (
      chain_id bigint primary key,
      schema_name text not null unique,
      name text,
      fingerprint text not null,
      sources jsonb not null default '[]',
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`comment on column ops.network.sources is 'name, address and start block of each data source'`.execute(
    db,
  );
  await sql`
    create table ops.consumer_cursor (
      consumer text not null,
      chain_id bigint not null,
      seq bigint not null,
      block bigint not null,
      block_time timestamptz not null,
      updated_at timestamptz not null default now(),
      primary key (consumer, chain_id)
    )`.execute(db);
  await sql`
    create table ops.dirty_key (
      metric text not null,
      chain_id bigint not null,
      key bytea not null,
      version bigint not null default 1,
      marked_at timestamptz not null default now(),
      failures int not null default 0,
      error text,
      primary key (metric, chain_id, key)
    )`.execute(db);
  await sql`
    create table ops.metric_state (
      metric text not null,
      chain_id bigint not null,
      methodology int not null,
      block bigint not null,
      block_time timestamptz not null,
      computed_at timestamptz not null,
      primary key (metric, chain_id)
    )`.execute(db);
  await sql`comment on table ops.metric_state is
    'Every change up to this block is in the metric''s rows. Written when no key is dirty.'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop schema ops cascade`.execute(db);
}
