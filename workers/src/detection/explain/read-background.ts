import { decodeEvidence, type EvidenceLog, toHex } from "@facevalue/core";
import { type Database, type LinkFamily, linksOf, rolesOf, tellingsOf } from "@facevalue/db";
import type { Kysely } from "kysely";

/** Two wallets of an entity and what ties them. */
export interface LinkText {
  readonly first: string;
  readonly second: string;
  readonly llr: number;
  readonly families: readonly LinkFamily[];
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
  const { rows } = await rolesOf([{ chainId, key: toHex(wallet) }]).execute(db);
  return rows.map(({ role }) => role);
}

/** The strongest first. */
export async function readLinks(db: Kysely<Database>, chainId: number, entity: Buffer): Promise<LinkText[]> {
  const { rows } = await linksOf([{ chainId, key: toHex(entity) }]).execute(db);
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
  const { rows } = await tellingsOf([{ chainId, key: toHex(entity) }]).execute(db);
  return rows.map(({ change, block, band, score }) => ({
    change,
    block: Number(block),
    band,
    score: score === null ? null : Number(score),
  }));
}
