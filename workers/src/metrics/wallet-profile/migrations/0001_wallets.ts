import { type Kysely, sql } from "kysely";

const STAMP = sql`
  as_of_block bigint not null,
  methodology int not null,
  computed_at timestamptz not null`;

/** What each wallet bought, sold, holds and earned. Writer: the workers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table metrics.wallet_profile (
      chain_id bigint not null,
      wallet bytea not null,
      primary_bought_count numeric(96,0) not null,
      resale_bought_count numeric(96,0) not null,
      complimentary_count numeric(96,0) not null,
      unpriced_bought_count numeric(96,0) not null,
      primary_sold_count numeric(96,0) not null,
      resold_count numeric(96,0) not null,
      unpriced_resold_count numeric(96,0) not null,
      face_compared_count numeric(96,0) not null,
      above_face_count numeric(96,0) not null,
      given_count numeric(96,0) not null,
      received_count numeric(96,0) not null,
      held_count numeric(96,0) not null,
      checked_in_count numeric(96,0) not null,
      refund_count bigint not null,
      bought_event_count bigint not null,
      attended_event_count bigint not null,
      first_seen_at timestamptz,
      last_seen_at timestamptz,
      ${STAMP},
      primary key (chain_id, wallet)
    )`.execute(db);
  await sql`
    create table metrics.wallet_money (
      chain_id bigint not null,
      wallet bytea not null,
      currency bytea not null,
      spent_primary numeric(96,0) not null,
      spent_resale numeric(96,0) not null,
      refunded numeric(96,0) not null,
      primary_earned numeric(96,0),
      resale_gross numeric(96,0) not null,
      resale_earned numeric(96,0),
      royalties_deducted numeric(96,0),
      split_unknown_count numeric(96,0) not null,
      matched_count bigint not null,
      gift_count bigint not null,
      cost_unknown_count bigint not null,
      unnumbered_count numeric(96,0) not null,
      matched_earned numeric(96,0) not null,
      matched_cost numeric(96,0) not null,
      realized_profit numeric(96,0),
      realized_profit_reason text,
      ${STAMP},
      primary key (chain_id, wallet, currency)
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table metrics.wallet_profile`.execute(db);
  await sql`drop table metrics.wallet_money`.execute(db);
}
