import { type Kysely, sql } from "kysely";

const KEY = sql`chain_id bigint not null, event_id bytea not null`;
const STAMP = sql`as_of_block bigint not null, methodology int not null, computed_at timestamptz not null`;

/** Resales that may be wash trades, what shows it, and how many there are per event. Writer: the workers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table metrics.wash_trade (
      ${KEY}, sale_id bytea not null,
      verdict text check (verdict in ('CONFIRMED', 'SUSPECT', 'NONE')), verdict_reason text,
      wash_01 boolean, wash_02 boolean, wash_03 boolean, wash_04 boolean, wash_05 boolean, wash_06 boolean,
      unknown_reason text,
      dune_all_time boolean not null, dune_30_days boolean not null,
      ${STAMP},
      primary key (chain_id, event_id, sale_id),
      check ((verdict is null) = (verdict_reason is not null))
    )`.execute(db);
  await sql`comment on column metrics.wash_trade.unknown_reason is
    'why those of wash_01 to wash_06 that are null are not known'`.execute(db);
  await sql`comment on column metrics.wash_trade.dune_all_time is
    'baseline: whether Dune''s nft.wash_trades would flag it'`.execute(db);
  await sql`
    create table metrics.wash_evidence (
      ${KEY}, sale_id bytea not null, code text not null, evidence_id bytea not null,
      kind text not null check (kind in ('SALE', 'PAYMENT')),
      ${STAMP},
      primary key (chain_id, event_id, sale_id, code, evidence_id)
    )`.execute(db);
  await sql`
    create table metrics.wash_event (
      ${KEY},
      resale_count bigint not null, confirmed_count bigint not null, suspect_count bigint not null,
      service_count bigint not null, unnumbered_count bigint not null, funding_reason text,
      dune_all_time_count bigint not null, dune_30_days_count bigint not null,
      ${STAMP},
      primary key (chain_id, event_id)
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table metrics.wash_trade, metrics.wash_evidence, metrics.wash_event`.execute(db);
}
