import { type Kysely, sql } from "kysely";

/** What wallets sold in primary sales is counted by event, in event_seller. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table metrics.wallet_profile drop column primary_sold_count`.execute(db);
  await sql`alter table metrics.wallet_money drop column primary_earned`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table metrics.wallet_profile add column primary_sold_count numeric(96,0) not null default 0`.execute(
    db,
  );
  await sql`alter table metrics.wallet_money add column primary_earned numeric(96,0)`.execute(db);
}
