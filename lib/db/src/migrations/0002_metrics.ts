import { type Kysely, sql } from "kysely";

/**
 * Quotient rounded half to even at 18 decimal places, in integer arithmetic; null when a part is null or the divisor
 * is 0. One expression, so that Postgres inlines it; multiplied by 10^-18 because numeric division would round to
 * 16 significant digits.
 */
const RATIO_FUNCTION = sql`
  create function metrics.ratio(dividend numeric, divisor numeric) returns numeric
  language sql immutable parallel safe
  return case when divisor <> 0 then
    sign(dividend) * sign(divisor) * 0.000000000000000001 * (
      div(2000000000000000000 * abs(dividend) + abs(divisor), 2 * abs(divisor))
      - case when mod(2000000000000000000 * abs(dividend) + abs(divisor), 2 * abs(divisor)) = 0
        then mod(div(2000000000000000000 * abs(dividend) + abs(divisor), 2 * abs(divisor)), 2)
        else 0 end
    ) end`;

/** `zone` if Postgres knows it, else UTC. */
const TIME_ZONE_FUNCTION = sql`
  create function metrics.time_zone_or_utc(zone text) returns text
  language plpgsql stable parallel safe as $$
    begin
      perform now() at time zone zone;
      return coalesce(zone, 'UTC');
    exception when invalid_parameter_value then
      return 'UTC';
    end
  $$`;

/**
 * What is computed. Writer of every table: the workers. `as_of_block` is the block of the last fact that counts.
 * A sum has 18 digits more than a single amount (78), and a ratio as many digits as an amount before its point,
 * so that no token's supply overflows them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema metrics`.execute(db);
  await RATIO_FUNCTION.execute(db);
  await TIME_ZONE_FUNCTION.execute(db);
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
      resale_share numeric(98,18),
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
      primary_gross numeric(96,0) not null,
      primary_fees numeric(96,0) not null,
      refund_gross numeric(96,0) not null,
      resale_gross numeric(96,0) not null,
      royalties numeric(96,0) not null,
      marketplace_fees numeric(96,0) not null,
      seller_proceeds numeric(96,0) not null,
      organizer_net numeric(96,0) not null,
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
      primary_gross numeric(96,0) not null,
      primary_fees numeric(96,0) not null,
      refund_gross numeric(96,0) not null,
      resale_gross numeric(96,0) not null,
      royalties numeric(96,0) not null,
      marketplace_fees numeric(96,0) not null,
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
      median_markup numeric(98,18),
      median_low numeric(98,18),
      median_high numeric(98,18),
      p90_markup numeric(98,18),
      value_weighted_markup numeric(98,18),
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
      median_markup numeric(98,18),
      p90_markup numeric(98,18),
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
