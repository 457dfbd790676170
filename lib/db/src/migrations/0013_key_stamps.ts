import { type Kysely, sql } from "kysely";

/** Under which stamp the rows of a metric's larger keys were written last. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ops.key_stamp (
      metric text not null,
      chain_id bigint not null,
      key bytea not null,
      stamp uuid not null,
      primary key (metric, chain_id, key)
    )`.execute(db);
  await sql`comment on table ops.key_stamp is
    'Changes with every computation of a key that has many rows: a worker that remembers the stamp knows what stands in the tables.'`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table ops.key_stamp`.execute(db);
}
