import { type Kysely, sql } from "kysely";

const COUNTS = sql`
  primary_count numeric(96,0) not null,
  complimentary_count numeric(96,0) not null,
  refund_count bigint not null,
  resale_count numeric(96,0) not null`;

const MONEY = sql`
  primary_gross numeric(96,0),
  primary_fees numeric(96,0),
  refund_gross numeric(96,0) not null,
  resale_gross numeric(96,0),
  royalties numeric(96,0),
  marketplace_fees numeric(96,0),
  primary_split_unknown_count numeric(96,0) not null,
  resale_split_unknown_count numeric(96,0) not null`;

const STAMP = sql`
  as_of_block bigint not null,
  methodology int not null,
  computed_at timestamptz not null`;

/** Sales per tier, distinct buyers per stretch of time, and money in the event's own currency. Writer: the workers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTierTables(db);
  await sql`
    create table metrics.event_buyer_hour (
      chain_id bigint not null, event_id bytea not null, hour_start timestamptz not null,
      primary_buyer_count bigint not null, resale_buyer_count bigint not null, buyer_count bigint not null,
      ${STAMP}, primary key (chain_id, event_id, hour_start)
    )`.execute(db);
  await sql`
    create table metrics.event_buyer_period (
      chain_id bigint not null, event_id bytea not null, period text not null, day date not null,
      primary_buyer_count bigint not null, resale_buyer_count bigint not null, buyer_count bigint not null,
      ${STAMP}, primary key (chain_id, event_id, period, day)
    )`.execute(db);
  await sql`comment on column metrics.event_buyer_period.day is
    'first day of the period (DAY, WEEK, MONTH), in the time zone of the event'`.execute(db);
  await sql`
    create table metrics.event_revenue_fiat (
      chain_id bigint not null, event_id bytea not null, item text not null, fiat text,
      amount numeric(114,0), amount_reason text, converted_amount numeric(114,0),
      converted_count bigint not null, unconverted_count bigint not null,
      ${STAMP}, primary key (chain_id, event_id, item)
    )`.execute(db);
}

async function createTierTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table metrics.tier_sales (
      chain_id bigint not null, event_id bytea not null, ticket_type bytea not null,
      ${COUNTS},
      unpriced_primary_count numeric(96,0) not null, unpriced_resale_count numeric(96,0) not null,
      primary_buyer_count bigint not null, resale_buyer_count bigint not null,
      ${STAMP}, primary key (chain_id, event_id, ticket_type)
    )`.execute(db);
  await sql`
    create table metrics.tier_revenue (
      chain_id bigint not null, event_id bytea not null, ticket_type bytea not null, currency bytea not null,
      ${MONEY}, seller_proceeds numeric(96,0), organizer_net numeric(96,0),
      ${STAMP}, primary key (chain_id, event_id, ticket_type, currency)
    )`.execute(db);
  await sql`
    create table metrics.tier_sales_hour (
      chain_id bigint not null, event_id bytea not null, ticket_type bytea not null, currency bytea not null,
      hour_start timestamptz not null,
      ${COUNTS}, ${MONEY},
      ${STAMP}, primary key (chain_id, event_id, ticket_type, currency, hour_start)
    )`.execute(db);
  for (const table of ["tier_sales", "tier_revenue", "tier_sales_hour"]) {
    const column = sql.id("metrics", table, "ticket_type");
    await sql`comment on column ${column} is 'empty where the tier is not known'`.execute(db);
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const tables = ["tier_sales", "tier_revenue", "tier_sales_hour"];
  const others = ["event_buyer_hour", "event_buyer_period", "event_revenue_fiat"];
  for (const table of [...tables, ...others]) await sql`drop table ${sql.id("metrics", table)}`.execute(db);
}
