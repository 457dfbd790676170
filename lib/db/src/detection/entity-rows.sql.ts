import { type RawBuilder, sql } from "kysely";

/** An entity of detection, or one of its wallets. */
export interface EntityKey {
  readonly chainId: number;
  /** Address, hex with 0x. */
  readonly key: string;
}

interface EntityColumns {
  readonly chain_id: string;
  readonly entity: Buffer;
}

export interface MemberRow extends EntityColumns {
  readonly wallet: Buffer;
}

/** Wallets of entities of two or more, ascending. An entity without a row is its only wallet. */
export function membersOf(entities: readonly EntityKey[]): RawBuilder<MemberRow> {
  return sql<MemberRow>`
    select chain_id, entity, wallet from ${asked(entities, "entity")} join metrics.entity_member using (chain_id, entity)
    order by chain_id, entity, wallet`;
}

/** Which entity wallets belong to; without those that act alone. */
export function entitiesOf(wallets: readonly EntityKey[]): RawBuilder<MemberRow> {
  return sql<MemberRow>`
    select chain_id, entity, wallet from ${asked(wallets, "wallet")} join metrics.entity_member using (chain_id, wallet)`;
}

export interface RoleRow {
  readonly chain_id: string;
  readonly wallet: Buffer;
  readonly role: string;
}

/** Roles of wallets besides that of a fan. */
export function rolesOf(wallets: readonly EntityKey[]): RawBuilder<RoleRow> {
  return sql<RoleRow>`
    select chain_id, wallet, role from ${asked(wallets, "wallet")} join metrics.wallet_role using (chain_id, wallet)
    order by chain_id, wallet, role`;
}

export interface SignalRow extends EntityColumns {
  readonly code: string;
  readonly family: string;
  readonly value: string;
  readonly threshold: string;
  readonly percentile: string;
  readonly contribution: string;
  readonly formula_version: string;
  readonly evidence: Buffer;
  readonly evidence_count: string;
  readonly as_of_block: string;
}

/** Reasons for and against entities, the weightiest first. */
export function signalsOf(entities: readonly EntityKey[]): RawBuilder<SignalRow> {
  return sql<SignalRow>`
    select chain_id, entity, code, family, value, threshold, percentile, contribution, formula_version, evidence,
      evidence_count, as_of_block
    from ${asked(entities, "entity")} join metrics.signal using (chain_id, entity)
    order by chain_id, entity, abs(contribution) desc, code`;
}

/** What one kind of evidence says of two wallets. */
export interface LinkFamily {
  readonly family: string;
  /** Log-likelihood ratio, in nats. */
  readonly llr: number;
  /** Coincidences. */
  readonly count: number;
  /** The account they share; null for none. */
  readonly through: string | null;
}

export interface LinkRow extends EntityColumns {
  readonly first_wallet: Buffer;
  readonly second_wallet: Buffer;
  readonly llr: string;
  readonly families: readonly LinkFamily[];
  readonly evidence: Buffer;
}

/** What ties the wallets of entities, the strongest first. */
export function linksOf(entities: readonly EntityKey[]): RawBuilder<LinkRow> {
  return sql<LinkRow>`
    select chain_id, entity, first_wallet, second_wallet, llr, families, evidence
    from ${asked(entities, "entity")} join metrics.link using (chain_id, entity)
    order by chain_id, entity, llr desc, first_wallet, second_wallet`;
}

export interface TellingRow extends EntityColumns {
  readonly id: string;
  /** TOLD, GONE or WITHDRAWN. */
  readonly change: string;
  /** What is withdrawn; null for all else. */
  readonly withdraws: string | null;
  readonly block: string;
  readonly band: string | null;
  readonly score: string | null;
  readonly wallet_count: number;
  readonly model: string;
  readonly methodology: number;
  readonly recorded_at: Date;
}

/** What was told of entities, oldest first. */
export function tellingsOf(entities: readonly EntityKey[]): RawBuilder<TellingRow> {
  return sql<TellingRow>`
    select chain_id, entity, id, change, withdraws, block, band, score, jsonb_array_length(wallets) as wallet_count, model,
      methodology, recorded_at
    from ${asked(entities, "entity")} join ops.score_history using (chain_id, entity)
    order by chain_id, entity, id`;
}

function asked(keys: readonly EntityKey[], name: "entity" | "wallet"): RawBuilder<unknown> {
  const bytes = keys.map(({ key }) => Buffer.from(key.slice(2), "hex"));
  return sql`unnest(${keys.map(({ chainId }) => chainId)}::bigint[], ${bytes}::bytea[]) as asked(chain_id, ${sql.id(name)})`;
}
