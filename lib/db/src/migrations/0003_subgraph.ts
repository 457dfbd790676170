import { type Kysely, sql } from "kysely";

/**
 * Schemas in which an indexer keeps a chain beside the network's own, such as another subgraph's: nothing computes or
 * serves from them. Writer: the indexer.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ops.subgraph (
      schema_name text primary key,
      chain_id bigint not null,
      name text,
      fingerprint text not null,
      sources jsonb not null default '[]',
      created_at timestamptz not null default now()
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table ops.subgraph`.execute(db);
}
