import { type Kysely, sql } from "kysely";

/**
 * What is offered and wanted now, per event and tier (`tier_id` empty for the whole event) and currency. Writer: the workers.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table metrics.event_order_book (
      chain_id bigint not null,
      event_id bytea not null,
      tier_id bytea not null,
      currency bytea not null,
      ask_count bigint not null,
      ask_ticket_count bigint not null,
      seller_count bigint not null,
      best_ask numeric(96,0),
      median_ask numeric(96,0),
      get_in numeric(96,0),
      get_in_reason text,
      depth_10 bigint,
      depth_25 bigint,
      depth_50 bigint,
      floor_to_face numeric(98,18),
      floor_to_face_reason text,
      get_in_premium numeric(98,18),
      get_in_premium_reason text,
      bid_count bigint not null,
      bid_ticket_count numeric(96,0) not null,
      bidder_count bigint not null,
      self_bid_count bigint not null,
      best_bid numeric(96,0),
      spread numeric(98,18),
      spread_reason text,
      as_of_block bigint not null,
      methodology int not null,
      computed_at timestamptz not null,
      primary key (chain_id, event_id, tier_id, currency)
    )`.execute(db);
  await sql`comment on column metrics.event_order_book.tier_id is 'empty for the whole event'`.execute(db);
  await sql`
    create table metrics.event_order_book_level (
      chain_id bigint not null,
      event_id bytea not null,
      tier_id bytea not null,
      currency bytea not null,
      side text not null,
      price numeric(96,0) not null,
      order_count bigint not null,
      ticket_count numeric(96,0) not null,
      as_of_block bigint not null,
      methodology int not null,
      computed_at timestamptz not null,
      primary key (chain_id, event_id, tier_id, currency, side, price)
    )`.execute(db);
  await sql`comment on column metrics.event_order_book_level.side is 'ASK or BID'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table metrics.event_order_book_level, metrics.event_order_book`.execute(db);
}
