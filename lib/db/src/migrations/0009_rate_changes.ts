import { type Kysely, sql } from "kysely";

/**
 * What consumers of exchange rates rely on: rates become visible in the order of `seq`, and ring the change feed's bell.
 * Whoever writes them, the lock is taken before the first number is drawn and kept until the transaction ends.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table app.fx_rate add check (at = date_trunc('second', at))`.execute(db);
  await sql`
    create function app.order_fx_rates() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock('app.fx_rate'::regclass::bigint);
        return null;
      end
    $$`.execute(db);
  await sql`
    create function app.ring_fx_rates() returns trigger language plpgsql as $$
      begin
        perform pg_notify('facevalue_change', 'fx_rate');
        return null;
      end
    $$`.execute(db);
  await sql`
    create trigger order_rates before insert on app.fx_rate
      for each statement execute function app.order_fx_rates()`.execute(db);
  await sql`
    create trigger ring_rates after insert on app.fx_rate
      for each statement execute function app.ring_fx_rates()`.execute(db);
  await sql`create index fx_rate_newest on app.fx_rate (chain_id, seq)`.execute(db);
  await sql`alter table ops.consumer_cursor add column rate_seq bigint not null default 0`.execute(db);
  await sql`comment on column ops.consumer_cursor.rate_seq is
    'Last row of app.fx_rate that the consumer has applied.'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table ops.consumer_cursor drop column rate_seq`.execute(db);
  await sql`drop index app.fx_rate_newest`.execute(db);
  await sql`drop trigger order_rates on app.fx_rate`.execute(db);
  await sql`drop trigger ring_rates on app.fx_rate`.execute(db);
  await sql`drop function app.order_fx_rates, app.ring_fx_rates`.execute(db);
  await sql`alter table app.fx_rate drop constraint fx_rate_at_check`.execute(db);
}
