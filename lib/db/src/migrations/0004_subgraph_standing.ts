import { type Kysely, sql } from "kysely";

/**
 * What a schema beside its chain's is there for: it is kept for itself, it is being built to take another one's place, or
 * it has given its place away and is to be dropped.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ops.subgraph add column standing text not null default 'kept'
      check (standing in ('kept', 'building', 'retired'))`.execute(db);
  await sql`comment on column ops.network.sources is
    'name, template, address, first and last block and context of each data source'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table ops.subgraph drop column standing`.execute(db);
}
