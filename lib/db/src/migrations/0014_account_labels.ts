import { type Kysely, sql } from "kysely";

/** Accounts that serve the public, as a list names them that somebody gave. Writer: `facevalue labels`; empty unless it ran. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.account_label (
      chain_id bigint not null,
      account bytea not null check (octet_length(account) = 20),
      kind text not null,
      primary key (chain_id, account)
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table app.account_label`.execute(db);
}
