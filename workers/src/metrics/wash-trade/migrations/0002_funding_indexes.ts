import { type Kysely, sql } from "kysely";

/** Who paid whom, from either end. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index funding_transfer_sender on app.funding_transfer (chain_id, sender, recipient)`.execute(
    db,
  );
  await sql`create index funding_transfer_recipient on app.funding_transfer (chain_id, recipient, sender)`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index app.funding_transfer_sender, app.funding_transfer_recipient`.execute(db);
}
