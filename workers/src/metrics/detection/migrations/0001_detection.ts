import { type Kysely, sql } from "kysely";

const STAMPS = sql`as_of_block bigint not null, methodology int not null, computed_at timestamptz not null`;

/**
 * Roles, links and entities of wallets, signals and scores of entities, and how scores changed. Evidence columns hold logs of 44 bytes:
 * transaction hash (32), log index (4, -1 for none), block (8). Writer: the workers.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createWalletTables(db);
  await createScoreTables(db);
  await createHistory(db);
}

async function createWalletTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table metrics.wallet_role (
      chain_id bigint not null, network_key bytea not null, wallet bytea not null, role text not null,
      rules jsonb not null, evidence bytea not null, ${STAMPS},
      primary key (chain_id, network_key, wallet, role)
    )`.execute(db);
  await sql`
    create table metrics.link (
      chain_id bigint not null, network_key bytea not null, first_wallet bytea not null, second_wallet bytea not null,
      entity bytea not null, llr numeric(98,18) not null, families jsonb not null, evidence bytea not null, ${STAMPS},
      primary key (chain_id, network_key, first_wallet, second_wallet)
    )`.execute(db);
  await sql`create index link_entity on metrics.link (chain_id, entity)`.execute(db);
  await sql`
    create table metrics.entity (
      chain_id bigint not null, network_key bytea not null, entity bytea not null,
      wallet_count bigint not null, link_count bigint not null, confidence numeric(98,18) not null, ${STAMPS},
      primary key (chain_id, network_key, entity)
    )`.execute(db);
  await sql`
    create table metrics.entity_member (
      chain_id bigint not null, network_key bytea not null, wallet bytea not null, entity bytea not null, ${STAMPS},
      primary key (chain_id, network_key, wallet)
    )`.execute(db);
  await sql`create index entity_member_entity on metrics.entity_member (chain_id, entity)`.execute(db);
}

async function createScoreTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table metrics.signal (
      chain_id bigint not null, network_key bytea not null, entity bytea not null, code text not null, family text not null,
      value numeric(98,18) not null, threshold numeric(98,18) not null, percentile numeric(98,18) not null,
      contribution numeric(98,18) not null, evidence bytea not null, evidence_count bigint not null,
      formula_version bigint not null, ${STAMPS},
      primary key (chain_id, network_key, entity, code)
    )`.execute(db);
  await sql`
    create table metrics.score (
      chain_id bigint not null, network_key bytea not null, entity bytea not null, wallet_count bigint not null,
      score numeric(98,18) not null, band text not null, logit numeric(98,18) not null, intercept numeric(98,18) not null,
      head text not null, limit_score numeric(98,18) not null, commercial_score numeric(98,18) not null,
      wash_score numeric(98,18) not null, tickets_over_limit bigint not null, over_cap jsonb not null,
      measured jsonb not null, gaps jsonb not null, model text not null, ${STAMPS},
      primary key (chain_id, network_key, entity)
    )`.execute(db);
  await sql`create index score_rank on metrics.score (chain_id, score desc, logit desc, entity)`.execute(db);
}

/** Not in `metrics`, whose tables say only what the chain tables say: this one says what was told when. */
async function createHistory(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ops.score_history (
      id bigint generated always as identity primary key,
      chain_id bigint not null, entity bytea not null, change text not null, withdraws bigint,
      block bigint not null, block_hash bytea, score numeric(98,18), band text, logit numeric(98,18),
      wallets jsonb not null, reasons jsonb not null, model text not null, methodology int not null,
      recorded_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index score_history_entity on ops.score_history (chain_id, entity, id desc)`.execute(db);
  await sql`create index score_history_withdraws on ops.score_history (chain_id, withdraws) where withdraws is not null`.execute(
    db,
  );
  await sql`comment on table ops.score_history is 'append only: what was told of an entity, as of which block'`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table ops.score_history`.execute(db);
  for (const table of ["score", "signal", "entity_member", "entity", "link", "wallet_role"]) {
    await sql`drop table ${sql.id("metrics", table)}`.execute(db);
  }
}
