import { type Kysely, sql } from "kysely";

/** What is looked for most are the few entities that are at least watched. Writer: the workers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index score_flagged on metrics.score (chain_id, entity) where band <> 'none'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index metrics.score_flagged`.execute(db);
}
