import { AppError } from "@facevalue/core";
import type pg from "pg";
import { qualifiedName } from "./qualified-name.ts";

export interface NetworkEntry {
  readonly chainId: number;
  readonly schemaName: string;
  readonly name: string | null;
  readonly fingerprint: string;
  readonly sources: readonly RegisteredSource[];
}

/** A data source of the manifest: what decides which logs were read. */
export interface RegisteredSource {
  readonly name: string;
  readonly address: string | null;
  readonly startBlock: number;
}

interface NetworkRow {
  readonly chain_id: string;
  readonly schema_name: string;
  readonly name: string | null;
  readonly fingerprint: string;
  readonly sources: readonly RegisteredSource[];
}

/**
 * Whether the network is in this database already, as what `entry` says.
 * @throws DATABASE_OTHER_SUBGRAPH, RPC_WRONG_CHAIN when it is there as something else.
 */
export async function isRegistered(client: pg.ClientBase, entry: NetworkEntry): Promise<boolean> {
  const { rows } = await client.query<NetworkRow>(
    "select chain_id, schema_name, name, fingerprint, sources from ops.network",
  );
  const row = rows.find(({ chain_id }) => chain_id === String(entry.chainId));
  if (row === undefined) assertUnused(rows, entry);
  else {
    assertSame(row, entry);
    await keepSources(client, row, entry);
  }
  return row !== undefined;
}

/** Other addresses are fine as long as nothing was indexed: later their past would be missing from the tables. */
async function keepSources(client: pg.ClientBase, row: NetworkRow, entry: NetworkEntry): Promise<void> {
  const changed = entry.sources.find((source) => !row.sources.some((known) => isSameSource(known, source)));
  if (changed === undefined) return;
  const cursor = await client.query(
    `select from ${qualifiedName(row.schema_name, "cursor$")} where block_number is not null`,
  );
  if (cursor.rowCount !== 0) {
    const message = `chain ${entry.chainId} was indexed with another address or start block of ${changed.name}: use those, or index into an empty database`;
    throw new AppError("DATABASE_OTHER_SUBGRAPH", message);
  }
  const statement = "update ops.network set sources = $2 where chain_id = $1";
  await client.query(statement, [entry.chainId, JSON.stringify(entry.sources)]);
}

function isSameSource(one: RegisteredSource, other: RegisteredSource): boolean {
  return one.name === other.name && one.address === other.address && one.startBlock === other.startBlock;
}

export async function register(client: pg.ClientBase, entry: NetworkEntry): Promise<void> {
  const statement =
    "insert into ops.network (chain_id, schema_name, name, fingerprint, sources) values ($1, $2, $3, $4, $5)";
  const { chainId, schemaName, name, fingerprint, sources } = entry;
  await client.query(statement, [chainId, schemaName, name, fingerprint, JSON.stringify(sources)]);
}

function assertSame(row: NetworkRow, entry: NetworkEntry): void {
  if (row.name !== null && entry.name !== null && row.name !== entry.name) {
    const message = `this database knows chain ${entry.chainId} as ${row.name}, but the subgraph is for ${entry.name}: check --rpc and --network`;
    throw new AppError("RPC_WRONG_CHAIN", message);
  }
  if (row.schema_name !== entry.schemaName) {
    const message = `this database keeps chain ${entry.chainId} in ${row.schema_name}, not in ${entry.schemaName}: use another database`;
    throw new AppError("DATABASE_OTHER_SUBGRAPH", message);
  }
  if (row.fingerprint === entry.fingerprint) return;
  const message = `this database holds chain ${entry.chainId} as indexed by another subgraph build: use another database, or the build that it was made with`;
  throw new AppError("DATABASE_OTHER_SUBGRAPH", message);
}

function assertUnused(rows: readonly NetworkRow[], entry: NetworkEntry): void {
  const namesake = rows.find(({ name }) => name !== null && name === entry.name);
  if (namesake !== undefined) {
    const message = `the RPC is chain ${entry.chainId}, but ${entry.name} in this database is chain ${namesake.chain_id}: check --rpc and --network`;
    throw new AppError("RPC_WRONG_CHAIN", message);
  }
  if (!rows.some(({ schema_name }) => schema_name === entry.schemaName)) return;
  const message = `the schema ${entry.schemaName} of this database belongs to another chain: use another database`;
  throw new AppError("DATABASE_OTHER_SUBGRAPH", message);
}
