import { type Kysely, sql } from "kysely";

const KEY = sql`
  chain_id bigint not null,
  event_id bytea not null,
  kind text not null,
  currency bytea not null`;

const STAMP = sql`
  as_of_block bigint not null,
  methodology int not null,
  computed_at timestamptz not null`;

/** Who got what of an event's sales. Writer: the workers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table metrics.event_fee (
      ${KEY},
      role text not null,
      recipient bytea not null,
      amount numeric(96,0) not null,
      part_count bigint not null,
      ${STAMP},
      primary key (chain_id, event_id, kind, currency, role, recipient)
    )`.execute(db);
  await sql`comment on column metrics.event_fee.recipient is 'empty where the logs do not say'`.execute(db);
  await sql`
    create table metrics.event_fee_total (
      ${KEY},
      gross numeric(96,0) not null,
      attributed numeric(96,0) not null,
      unattributed numeric(96,0) not null,
      sale_count bigint not null,
      undivided_sale_count bigint not null,
      royalty_compared_count bigint not null,
      royalty_unknown_count bigint not null,
      royalty_paid numeric(96,0),
      royalty_due numeric(96,0),
      royalty_shortfall numeric(96,0),
      ${STAMP},
      primary key (chain_id, event_id, kind, currency)
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table metrics.event_fee`.execute(db);
  await sql`drop table metrics.event_fee_total`.execute(db);
}
