import { type Kysely, sql } from "kysely";

const COUNTS = [
  "expected_count",
  "checked_in_count",
  "unnumbered_count",
  "unnumbered_use_count",
  "original_holder_count",
  "resale_holder_count",
  "other_holder_count",
];

/** Writer: the workers. A row per event, and one per quarter of an hour in which somebody entered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table metrics.event_attendance (
      chain_id bigint not null,
      event_id bytea not null,
      ${sql.join(COUNTS.map((name) => sql`${sql.id(name)} numeric(96,0) not null`))},
      checked_in_share numeric(98,18),
      checked_in_reason text,
      first_check_in_at timestamptz,
      last_check_in_at timestamptz,
      as_of_block bigint not null,
      methodology int not null,
      computed_at timestamptz not null,
      primary key (chain_id, event_id)
    )`.execute(db);
  await sql`
    create table metrics.event_check_in_bucket (
      chain_id bigint not null,
      event_id bytea not null,
      bucket_start timestamptz not null,
      checked_in_count numeric(96,0) not null,
      as_of_block bigint not null,
      methodology int not null,
      computed_at timestamptz not null,
      primary key (chain_id, event_id, bucket_start)
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table metrics.event_check_in_bucket`.execute(db);
  await sql`drop table metrics.event_attendance`.execute(db);
}
