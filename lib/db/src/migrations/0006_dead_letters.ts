import { type Kysely, sql } from "kysely";

/** Attempts after which a key is a dead letter from now on: those of before that failed as often become one. */
const ATTEMPTS = 10;

/**
 * When a key is due, since when it fails, and how many keys a computation from scratch has to do. Writers: the workers;
 * `installation` by this migration only.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ops.dirty_key add column due_at timestamptz default now(),
      add column first_failed_at timestamptz, add column last_failed_at timestamptz,
      add column fresh_block bigint, add column fresh_time timestamptz`.execute(db);
  await sql`
    update ops.dirty_key set first_failed_at = marked_at, last_failed_at = marked_at,
      due_at = case when failures < ${sql.lit(ATTEMPTS)} then now() end
    where failures > 0`.execute(db);
  await sql`comment on column ops.dirty_key.due_at is
    'Null: a dead letter. It failed too often in a row and waits for a change of its key, or to be replayed.'`.execute(
    db,
  );
  await sql`comment on column ops.dirty_key.fresh_block is
    'The key''s rows hold every change up to this block; null when it is not known or there are none.'`.execute(
    db,
  );
  await sql`create index dirty_key_due on ops.dirty_key (metric, chain_id, due_at, key)`.execute(db);
  await sql`
    alter table ops.consumer_cursor add column backfill_keys bigint, add column backfill_started_at timestamptz`.execute(
    db,
  );
  await sql`comment on column ops.consumer_cursor.backfill_keys is
    'Keys that a computation from scratch began with; null once it is done.'`.execute(db);
  await sql`
    create table ops.installation (
      is_only boolean primary key default true check (is_only),
      id uuid not null default gen_random_uuid()
    )`.execute(db);
  await sql`comment on table ops.installation is 'Tells this database from others that share a queue server.'`.execute(
    db,
  );
  await sql`insert into ops.installation default values`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table ops.installation`.execute(db);
  await sql`alter table ops.consumer_cursor drop column backfill_keys, drop column backfill_started_at`.execute(
    db,
  );
  await sql`drop index ops.dirty_key_due`.execute(db);
  await sql`
    alter table ops.dirty_key drop column due_at, drop column first_failed_at, drop column last_failed_at,
      drop column fresh_block, drop column fresh_time`.execute(db);
}
