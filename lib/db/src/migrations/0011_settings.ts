import { type Kysely, sql } from "kysely";

/** What a consumer last saw of the settings that all of its rows depend on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table ops.consumer_cursor add column settings text`.execute(db);
  await sql`comment on column ops.consumer_cursor.settings is
    'Fingerprint of the settings that the consumer has applied; null for one without settings.'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table ops.consumer_cursor drop column settings`.execute(db);
}
