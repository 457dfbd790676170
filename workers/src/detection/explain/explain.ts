import { AppError, toHex } from "@facevalue/core";
import { type Database, entitiesOf } from "@facevalue/db";
import type { Kysely } from "kysely";
import type pg from "pg";
import { exportFlags } from "../../export/export-flags.ts";
import { exportNetworks } from "../../export/export-networks.ts";
import { describeFlag } from "./describe-flag.ts";
import { readLinks, readRoles, readTellings } from "./read-background.ts";
import { ROLE_TEXTS } from "./signal-texts.ts";

/** What is known of a wallet on one network, in lines of text. */
export interface Explanation {
  readonly chainId: number;
  readonly lines: readonly string[];
}

/**
 * Explains a wallet's entity on every network that knows it.
 * @throws BAD_USER_INPUT when it is no address, NOT_FOUND when no network knows it, BAD_CONFIGURATION when detection was begun on none
 */
export async function explain(pool: pg.Pool, address: string): Promise<Explanation[]> {
  if (!/^0x[0-9a-fA-F]{40}$/.test(address)) {
    throw new AppError("BAD_USER_INPUT", `${address} is no address: give 0x and 40 hexadecimal digits`);
  }
  const wallet = Buffer.from(address.slice(2), "hex");
  const explanations: Explanation[] = [];
  await exportNetworks(pool, { isDetected: true }, async (db, { chainId, block }) => {
    const lines = await explainOn(db, { chainId, block, wallet });
    if (lines !== null) explanations.push({ chainId, lines });
  });
  if (explanations.length > 0) return explanations;
  const message = `no ticket fact names ${address} where detection ran: index it first, then run facevalue work --detection`;
  throw new AppError("NOT_FOUND", message);
}

async function explainOn(
  db: Kysely<Database>,
  { chainId, block, wallet }: { chainId: number; block: number | null; wallet: Buffer },
): Promise<string[] | null> {
  const roles = await readRoles(db, chainId, wallet);
  const entity = await findEntity(db, chainId, wallet);
  const head = `${toHex(wallet)} on chain ${chainId}`;
  const told = roles.map((role) => `${head} is ${ROLE_TEXTS[role] ?? role}.`);
  for await (const flag of exportFlags(db, { chainId, block, isAll: true, entity })) {
    const links = await readLinks(db, chainId, entity);
    const history = await readTellings(db, chainId, entity);
    return [...told, ...describeFlag(flag, { wallet: toHex(wallet), links, history })];
  }
  if (roles.length === 0) return null;
  return [...told, "It serves others, so it is never a subject and has no score."];
}

async function findEntity(db: Kysely<Database>, chainId: number, wallet: Buffer): Promise<Buffer> {
  const { rows } = await entitiesOf([{ chainId, key: toHex(wallet) }]).execute(db);
  return rows[0]?.entity ?? wallet;
}
