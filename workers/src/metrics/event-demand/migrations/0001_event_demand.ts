import { type Kysely, sql } from "kysely";

/** How an event sells: state after its last fact. Writer: the workers. What depends on the present time is worked out when read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table metrics.event_demand (
      chain_id bigint not null,
      event_id bytea not null,
      capacity numeric(96,0),
      held_count numeric(96,0) not null,
      primary_count numeric(96,0) not null,
      released_count numeric(96,0) not null,
      sold_count numeric(96,0) not null,
      sell_through numeric(98,18),
      sell_through_reason text,
      buyer_count numeric(96,0) not null,
      buyer_ratio numeric(98,18),
      buyer_ratio_reason text,
      on_sale_at timestamptz,
      velocity numeric(116,18) not null,
      velocity_at timestamptz,
      sold_out_at timestamptz,
      open_listing_count bigint not null,
      listed_ticket_count bigint not null,
      listing_ratio numeric(98,18),
      listing_ratio_reason text,
      as_of_block bigint not null,
      as_of_time timestamptz not null,
      methodology int not null,
      computed_at timestamptz not null,
      primary key (chain_id, event_id)
    )`.execute(db);
  await sql`comment on column metrics.event_demand.velocity is 'tickets per hour at velocity_at'`.execute(db);
  await sql`
    create table metrics.event_demand_tier (
      chain_id bigint not null,
      event_id bytea not null,
      tier_id bytea not null,
      supply numeric(96,0),
      held_count numeric(96,0) not null,
      sold_count numeric(96,0) not null,
      sell_through numeric(98,18),
      sell_through_reason text,
      as_of_block bigint not null,
      methodology int not null,
      computed_at timestamptz not null,
      primary key (chain_id, event_id, tier_id)
    )`.execute(db);
  await sql`
    create table metrics.event_market_bucket (
      chain_id bigint not null,
      event_id bytea not null,
      bucket_start timestamptz not null,
      sold_count numeric(96,0) not null,
      resold_count numeric(96,0) not null,
      listed_count bigint not null,
      open_before bigint not null,
      open_after bigint not null,
      open_seconds bigint not null,
      as_of_block bigint not null,
      methodology int not null,
      computed_at timestamptz not null,
      primary key (chain_id, event_id, bucket_start)
    )`.execute(db);
  await sql`create index on metrics.event_market_bucket (chain_id, bucket_start)`.execute(db);
  await sql`comment on column metrics.event_market_bucket.bucket_start is '15 minutes, UTC'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table metrics.event_market_bucket, metrics.event_demand_tier, metrics.event_demand`.execute(
    db,
  );
}
