import { type Kysely, sql } from "kysely";

const STAMP = sql`methodology int not null, computed_at timestamptz not null`;
const VARIANT = sql`chain_id bigint not null, event_id bytea not null,
  basis text not null check (basis in ('TOKEN', 'FIAT')),
  adjustment text not null check (adjustment in ('RAW', 'WASH_ADJUSTED'))`;
const RATIO = sql`numeric(98,18)`;
/** Tickets without a number of their own may be as many as a 256-bit number says. */
const LARGE = sql`numeric(96,0)`;

/** Markup per basis, adjustment and slice. The methodology rises, so every row is computed anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop table metrics.event_markup, metrics.event_markup_day, metrics.event_markup_bin`.execute(db);
  await sql`
    create table metrics.event_markup (
      ${VARIANT},
      slice text not null check (slice in ('ALL', 'TIER', 'HOP', 'LEAD_TIME')),
      slice_key text not null,
      resale_count bigint not null, measured_count bigint not null,
      price_unknown_count bigint not null, face_unknown_count bigint not null,
      face_zero_count bigint not null, mixed_currency_count bigint not null,
      unnumbered_count bigint not null, event_currency_unknown_count bigint not null,
      currency_unknown_count bigint not null, fx_missing_count bigint not null, fx_stale_count bigint not null,
      wash_suspect_count bigint not null,
      median_markup ${RATIO}, median_low ${RATIO}, median_high ${RATIO}, p90_markup ${RATIO}, markup_reason text,
      value_weighted_markup ${RATIO}, trimmed_markup ${RATIO}, value_weighted_reason text,
      above_face_count bigint not null, above_face_low_count bigint not null, above_face_high_count bigint not null,
      below_face_count bigint not null,
      capped_count bigint not null,
      above_cap_count bigint not null, above_cap_low_count bigint not null, above_cap_high_count bigint not null,
      excess_paid ${LARGE}, excess_currency bytea, excess_reason text,
      margin_count bigint not null, gift_cost_count bigint not null, split_unknown_count bigint not null,
      cost_unknown_count bigint not null, cost_zero_count bigint not null, cost_unconverted_count bigint not null,
      median_margin ${RATIO}, margin_reason text,
      final_ticket_count bigint not null, final_markup ${RATIO}, final_reason text,
      sold_ticket_count ${LARGE}, resold_ticket_count bigint, resold_reason text,
      seller_count bigint not null, seller_concentration ${RATIO}, top_seller_share ${RATIO}, seller_reason text,
      as_of_block bigint not null, as_of_time timestamptz not null, ${STAMP},
      primary key (chain_id, event_id, basis, adjustment, slice, slice_key)
    )`.execute(db);
  await sql`comment on column metrics.event_markup.slice_key is
    'empty for ALL; tier id in hex; 1, 2, 3 or 4+; range of lead time; UNKNOWN where the resale has none'`.execute(
    db,
  );
  await createDetailTables(db);
}

async function createDetailTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table metrics.event_markup_day (
      ${VARIANT}, day date not null,
      measured_count bigint not null,
      median_markup ${RATIO}, p90_markup ${RATIO}, markup_reason text,
      above_face_count bigint not null, below_face_count bigint not null,
      as_of_block bigint not null, ${STAMP},
      primary key (chain_id, event_id, basis, adjustment, day)
    )`.execute(db);
  await sql`comment on column metrics.event_markup_day.day is 'in the time zone of the event'`.execute(db);
  await sql`
    create table metrics.event_markup_bin (
      ${VARIANT}, lower_bps int not null,
      upper_bps int, sale_count bigint not null,
      as_of_block bigint not null, ${STAMP},
      primary key (chain_id, event_id, basis, adjustment, lower_bps)
    )`.execute(db);
  await sql`comment on table metrics.event_markup_bin is
    'Resales with lower_bps <= markup < upper_bps; the last bin has no upper bound. Empty bins have no row.'`.execute(
    db,
  );
}

/** The tables before, without their rows: they are computed anew. */
export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table metrics.event_markup, metrics.event_markup_day, metrics.event_markup_bin`.execute(db);
  const key = sql`chain_id bigint not null, event_id bytea not null`;
  await sql`
    create table metrics.event_markup (
      ${key}, resale_count bigint not null, measured_count bigint not null, face_unknown_count bigint not null,
      face_zero_count bigint not null, mixed_currency_count bigint not null,
      median_markup ${RATIO}, median_low ${RATIO}, median_high ${RATIO}, p90_markup ${RATIO},
      value_weighted_markup ${RATIO}, markup_reason text, value_weighted_reason text,
      above_face_count bigint not null, below_face_count bigint not null,
      capped_count bigint not null, above_cap_count bigint not null,
      as_of_block bigint not null, as_of_time timestamptz not null, ${STAMP},
      price_unknown_count ${LARGE} not null, wash_suspect_count ${LARGE} not null,
      primary key (chain_id, event_id)
    )`.execute(db);
  await sql`
    create table metrics.event_markup_day (
      ${key}, day date not null, measured_count bigint not null, median_markup ${RATIO}, p90_markup ${RATIO},
      markup_reason text, above_face_count bigint not null, below_face_count bigint not null,
      as_of_block bigint not null, ${STAMP}, primary key (chain_id, event_id, day)
    )`.execute(db);
  await sql`
    create table metrics.event_markup_bin (
      ${key}, lower_bps int not null, upper_bps int, sale_count bigint not null,
      as_of_block bigint not null, ${STAMP}, primary key (chain_id, event_id, lower_bps)
    )`.execute(db);
}
