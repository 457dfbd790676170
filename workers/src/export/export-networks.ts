import { AppError } from "@facevalue/core";
import { type Database, openSession } from "@facevalue/db";
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
}

/**
 * Runs `read` for every network, in one transaction that changes nothing and sees one state of all tables.
 * @throws BAD_USER_INPUT when the block is not indexed yet
 */
export async function exportNetworks(
  pool: pg.Pool,
  { block }: ExportOptions,
  read: (db: Kysely<Database>, network: ExportedNetwork) => Promise<void>,
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin isolation level repeatable read");
    const session = openSession(client);
    if (block !== undefined) await holdWorkers(session);
    for (const network of await readNetworks(session.db)) {
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
