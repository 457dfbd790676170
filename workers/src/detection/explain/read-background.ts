import { decodeEvidence, type EvidenceLog, toHex } from "@facevalue/core";
import type { Database } from "@facevalue/db";
import { type Kysely, sql } from "kysely";

/** Two wallets of an entity and what ties them. */
export interface LinkText {
  readonly first: string;
  readonly second: string;
  readonly llr: number;
  readonly families: readonly { readonly family: string; readonly llr: number; readonly count: number }[];
  readonly evidence: readonly EvidenceLog[];
}

/** What was told of an entity as of a block. */
export interface TellingText {
  readonly change: string;
  readonly block: number;
  readonly band: string | null;
  readonly score: number | null;
}

export async function readRoles(db: Kysely<Database>, chainId: number, wallet: Buffer): Promise<string[]> {
  const { rows } = await sql<{ role: string }>`
    select role from metrics.wallet_role where chain_id = ${chainId} and wallet = ${wallet} order by role`.execute(
    db,
  );
  return rows.map(({ role }) => role);
}

/** The strongest first. */
export async function readLinks(db: Kysely<Database>, chainId: number, entity: Buffer): Promise<LinkText[]> {
  const { rows } = await sql<{
    first_wallet: Buffer;
    second_wallet: Buffer;
    llr: string;
    families: LinkText["families"];
    evidence: Buffer;
  }>`
    select first_wallet, second_wallet, llr, families, evidence from metrics.link
    where chain_id = ${chainId} and entity = ${entity}
    order by llr desc, first_wallet, second_wallet`.execute(db);
  return rows.map(({ first_wallet, second_wallet, llr, families, evidence }) => ({
    first: toHex(first_wallet),
    second: toHex(second_wallet),
    llr: Number(llr),
    families,
    evidence: decodeEvidence(evidence),
  }));
}

/** Oldest first. */
export async function readTellings(
  db: Kysely<Database>,
  chainId: number,
  entity: Buffer,
): Promise<TellingText[]> {
  const { rows } = await sql<{ change: string; block: string; band: string | null; score: string | null }>`
    select change, block, band, score from ops.score_history
    where chain_id = ${chainId} and entity = ${entity} order by id`.execute(db);
  return rows.map(({ change, block, band, score }) => ({
    change,
    block: Number(block),
    band,
    score: score === null ? null : Number(score),
  }));
}
