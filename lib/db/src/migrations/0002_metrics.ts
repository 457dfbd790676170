import { type Kysely, sql } from "kysely";

/** Quotient rounded half to even at 18 decimal places, in integer arithmetic; null when a part is null or the divisor is 0. */
const RATIO_FUNCTION = sql`
  create function metrics.ratio(dividend numeric, divisor numeric) returns numeric(38,18)
  language sql immutable parallel safe as $$
    with scaled as (
      select abs(dividend) * 1000000000000000000 as n, abs(divisor) as d, sign(dividend) * sign(divisor) as s
      where divisor <> 0
    ), divided as (
      select div(n, d) as q, 2 * mod(n, d) as twice, d, s from scaled
    )
    select (s * (q + case when twice > d or (twice = d and mod(q, 2) = 1) then 1 else 0 end)
      / 1000000000000000000)::numeric(38,18) from divided
  $$`;

/** What is computed. Writer of every table: the workers. `as_of_block` is the block of the last fact that counts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema metrics`.execute(db);
  await RATIO_FUNCTION.execute(db);
  await sql`
    create table metrics.event_sales (
      chain_id bigint not null,
      event_id bytea not null,
      primary_count bigint not null,
      complimentary_count bigint not null,
      refund_count bigint not null,
      resale_count bigint not null,
      resold_ticket_count bigint not null,
      checked_in_count bigint not null,
      primary_buyer_count bigint not null,
      resale_buyer_count bigint not null,
      resale_share numeric(38,18),
      resale_share_reason text,
      first_sale_at timestamptz,
      last_sale_at timestamptz,
      as_of_block bigint not null,
      as_of_time timestamptz not null,
      methodology int not null,
      computed_at timestamptz not null,
      primary key (chain_id, event_id)
    )`.execute(db);
  await sql`
    create table metrics.event_revenue (
      chain_id bigint not null,
      event_id bytea not null,
      currency bytea not null,
      primary_gross numeric(78,0) not null,
      primary_fees numeric(78,0) not null,
      refund_gross numeric(78,0) not null,
      resale_gross numeric(78,0) not null,
      royalties numeric(78,0) not null,
      marketplace_fees numeric(78,0) not null,
      seller_proceeds numeric(78,0) not null,
      organizer_net numeric(78,0) not null,
      as_of_block bigint not null,
      as_of_time timestamptz not null,
      methodology int not null,
      computed_at timestamptz not null,
      primary key (chain_id, event_id, currency)
    )`.execute(db);
  await sql`
    create table metrics.event_sales_bucket (
      chain_id bigint not null,
      event_id bytea not null,
      currency bytea not null,
      bucket_start timestamptz not null,
      primary_count bigint not null,
      complimentary_count bigint not null,
      refund_count bigint not null,
      resale_count bigint not null,
      primary_gross numeric(78,0) not null,
      primary_fees numeric(78,0) not null,
      refund_gross numeric(78,0) not null,
      resale_gross numeric(78,0) not null,
      royalties numeric(78,0) not null,
      marketplace_fees numeric(78,0) not null,
      as_of_block bigint not null,
      methodology int not null,
      computed_at timestamptz not null,
      primary key (chain_id, event_id, currency, bucket_start)
    )`.execute(db);
  await sql`comment on column metrics.event_sales_bucket.bucket_start is '15 minutes, UTC'`.execute(db);
  await createMarkupTables(db);
}

async function createMarkupTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table metrics.event_markup (
      chain_id bigint not null,
      event_id bytea not null,
      resale_count bigint not null,
      measured_count bigint not null,
      face_unknown_count bigint not null,
      face_zero_count bigint not null,
      mixed_currency_count bigint not null,
      median_markup numeric(38,18),
      median_low numeric(38,18),
      median_high numeric(38,18),
      p90_markup numeric(38,18),
      value_weighted_markup numeric(38,18),
      markup_reason text,
      value_weighted_reason text,
      above_face_count bigint not null,
      below_face_count bigint not null,
      capped_count bigint not null,
      above_cap_count bigint not null,
      as_of_block bigint not null,
      as_of_time timestamptz not null,
      methodology int not null,
      computed_at timestamptz not null,
      primary key (chain_id, event_id)
    )`.execute(db);
  await sql`
    create table metrics.event_markup_day (
      chain_id bigint not null,
      event_id bytea not null,
      day date not null,
      measured_count bigint not null,
      median_markup numeric(38,18),
      p90_markup numeric(38,18),
      markup_reason text,
      above_face_count bigint not null,
      below_face_count bigint not null,
      as_of_block bigint not null,
      methodology int not null,
      computed_at timestamptz not null,
      primary key (chain_id, event_id, day)
    )`.execute(db);
  await sql`comment on column metrics.event_markup_day.day is 'in the time zone of the event'`.execute(db);
  await sql`
    create table metrics.event_markup_bin (
      chain_id bigint not null,
      event_id bytea not null,
      lower_bps int not null,
      upper_bps int,
      sale_count bigint not null,
      as_of_block bigint not null,
      methodology int not null,
      computed_at timestamptz not null,
      primary key (chain_id, event_id, lower_bps)
    )`.execute(db);
  await sql`comment on table metrics.event_markup_bin is
    'Resales with lower_bps <= markup < upper_bps; the last bin has no upper bound. Empty bins have no row.'`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop schema metrics cascade`.execute(db);
}
