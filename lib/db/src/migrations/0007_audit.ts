import { type Kysely, sql } from "kysely";

/** Comparisons of the chain tables with the chain. Writer: the audit (workers/src/audit). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ops.audit_run (
      id bigint generated always as identity primary key,
      chain_id bigint not null,
      block bigint not null,
      block_hash bytea not null,
      block_time timestamptz not null,
      is_finalized boolean not null,
      mode text not null check (mode in ('sample', 'all')),
      seed text,
      population_count bigint not null,
      drawn_count bigint not null,
      coverage_count bigint not null,
      rate_below numeric(19,18),
      checked_count bigint not null,
      equal_count bigint not null,
      difference_count bigint not null,
      unanswered_count bigint not null,
      contracts jsonb not null,
      started_at timestamptz not null,
      finished_at timestamptz not null
    )`.execute(db);
  await sql`create index on ops.audit_run (chain_id, id)`.execute(db);
  await sql`comment on column ops.audit_run.contracts is
    'counts by contract and field as in the report, of the first 100 contracts that differ or have no code'`.execute(
    db,
  );
  await sql`
    create table ops.audit_difference (
      run_id bigint not null references ops.audit_run on delete cascade,
      position int not null,
      contract bytea not null,
      token_id numeric(78,0),
      of text,
      field text not null,
      indexed text,
      chain text,
      primary key (run_id, position)
    )`.execute(db);
  await sql`comment on table ops.audit_difference is
    'The first 1,000 of a run; difference_count of the run counts all.'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table ops.audit_difference, ops.audit_run`.execute(db);
}
