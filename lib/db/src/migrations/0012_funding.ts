import { type Kysely, sql } from "kysely";

/**
 * Money that moved outside the ticket market, where somebody asked for it to be traced, and which blocks each source has read. Writer:
 * `facevalue fund-trace`. Native transfers have the log index -1.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.funding_transfer (
      chain_id bigint not null,
      block int not null,
      transaction bytea not null,
      log_index int not null,
      position int not null,
      time bigint not null,
      sender bytea not null,
      recipient bytea not null,
      caller bytea,
      currency bytea not null,
      amount numeric not null check (amount >= 0),
      source text not null,
      primary key (chain_id, block, transaction, log_index, position)
    )`.execute(db);
  await sql`comment on column app.funding_transfer.caller is
    'Who signed the transaction; null when the source does not say.'`.execute(db);
  await sql`comment on column app.funding_transfer.position is
    'Which of several transfers that one log or one native payment makes.'`.execute(db);
  await sql`
    create table app.funding_scan (
      chain_id bigint not null,
      source text not null,
      from_block int not null,
      to_block int not null,
      to_hash bytea not null,
      primary key (chain_id, source, to_block)
    )`.execute(db);
  await sql`comment on table app.funding_scan is
    'Ranges of blocks that a source has read whole. When the last block of one is no longer part of the chain, its rows go.'`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table app.funding_scan`.execute(db);
  await sql`drop table app.funding_transfer`.execute(db);
}
