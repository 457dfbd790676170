import { type Kysely, sql } from "kysely";

/** What each seller of an event's primary sales sold and earned. Writer: the workers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table metrics.event_seller (
      chain_id bigint not null, event_id bytea not null, seller bytea not null, currency bytea not null,
      sold_count numeric(96,0) not null,
      earned numeric(96,0),
      split_unknown_count numeric(96,0) not null,
      first_sale_at timestamptz not null,
      last_sale_at timestamptz not null,
      as_of_block bigint not null,
      methodology int not null,
      computed_at timestamptz not null,
      primary key (chain_id, event_id, seller, currency)
    )`.execute(db);
  await sql`comment on column metrics.event_seller.currency is 'empty for sales without price'`.execute(db);
  // Readers look for the events of a seller.
  await sql`create index event_seller_by_seller on metrics.event_seller (chain_id, seller)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table metrics.event_seller`.execute(db);
}
