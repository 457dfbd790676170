import { AppError } from "@facevalue/core";
import { type Database, detectedChains, openSession } from "@facevalue/db";
import { type Kysely, sql } from "kysely";
import type pg from "pg";
import { computeAsOf } from "../compute/compute-as-of.ts";
import { holdWorkers } from "../compute/hold-workers.ts";
import type { Network } from "../compute/metric-on-network.ts";
import { readNetworks } from "../feed/read-networks.ts";

/** A network as an export reads it. */
export interface ExportedNetwork extends Network {
  /** Newest block that detection covers; null before its first run is complete. */
  readonly block: number | null;
}

export interface ExportOptions {
  /** As of this block instead of the newest computed one. Metrics are then computed anew, which takes as long as it takes. */
  readonly block?: number | undefined;
  /** Leaves out networks on which detection was never begun. */
  readonly isDetected?: boolean;
}

/**
 * Runs `read` for every network, in one transaction that changes nothing and sees one state of all tables.
 * @throws BAD_USER_INPUT when the block is not indexed yet, BAD_CONFIGURATION when there are networks and detection was begun on none
 */
export async function exportNetworks(
  pool: pg.Pool,
  { block, isDetected = false }: ExportOptions,
  read: (db: Kysely<Database>, network: ExportedNetwork) => Promise<void>,
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin isolation level repeatable read");
    const session = openSession(client);
    if (block !== undefined) await holdWorkers(session);
    const networks = await readNetworks(session.db);
    for (const network of isDetected ? await keepDetected(session.db, networks) : networks) {
      if (block !== undefined) {
        await assertIndexed(session.db, network, block);
        await computeAsOf(session, network, block);
      }
      await read(session.db, { ...network, block: block ?? (await readBlock(session.db, network)) });
    }
  } finally {
    await client.query("rollback");
    client.release();
  }
}

async function keepDetected(db: Kysely<Database>, networks: readonly Network[]): Promise<readonly Network[]> {
  const { rows } = await detectedChains().execute(db);
  const chains = new Set(rows.map(({ chain_id }) => Number(chain_id)));
  const kept = networks.filter(({ chainId }) => chains.has(chainId));
  if (kept.length > 0 || networks.length === 0) return kept;
  const names = networks.map(({ chainId }) => chainId).join(", ");
  throw new AppError(
    "BAD_CONFIGURATION",
    `detection was never computed for chain ${names}: run facevalue work or start with --detection`,
  );
}

async function readBlock(db: Kysely<Database>, { chainId }: Network): Promise<number | null> {
  const { rows } = await sql<{ block: string }>`
    select block from ops.metric_state where metric = 'detection' and chain_id = ${chainId}`.execute(db);
  const [row] = rows;
  return row === undefined ? null : Number(row.block);
}

async function assertIndexed(db: Kysely<Database>, { schema }: Network, block: number): Promise<void> {
  const { rows } = await sql<{ block_number: number | null; earliest_block: number }>`
    select block_number, earliest_block from ${sql.id(schema, "cursor$")}`.execute(db);
  const [row] = rows;
  const first = row?.earliest_block ?? 0;
  const last = row?.block_number ?? 0;
  if (block >= first && block <= last) return;
  throw new AppError(
    "BAD_USER_INPUT",
    `block ${block} of ${schema} is not stored: give one from ${first} to ${last}, or leave --block out`,
  );
}
