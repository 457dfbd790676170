import { AppError } from "@facevalue/core";
import type pg from "pg";
import { qualifiedName } from "./qualified-name.ts";
import { haveSameBlocks, type RegisteredSource } from "./registered-source.ts";
import { describeSourceChange, findSourceChanges, reachesIntoPast } from "./source-changes.ts";

/**
 * Whether a schema is the one of its chain that metrics and API read: it must become that, it becomes that when the chain
 * has none, or it stands beside. Once it is, it stays.
 */
export type NetworkRole = "required" | "preferred" | "declined";

export interface NetworkEntry {
  readonly chainId: number;
  readonly schemaName: string;
  readonly name: string | null;
  readonly fingerprint: string;
  readonly sources: readonly RegisteredSource[];
  readonly role: NetworkRole;
  /** "kept" by default. */
  readonly standing?: "kept" | "building" | undefined;
}

export interface Registration {
  /** Whether the schema was there before. */
  readonly isKnown: boolean;
  readonly isNetwork: boolean;
}

interface SchemaRow {
  readonly chain_id: string;
  readonly schema_name: string;
  readonly name: string | null;
  readonly fingerprint: string;
  readonly sources: readonly RegisteredSource[];
  readonly is_network: boolean;
  readonly standing: "kept" | "building" | "retired";
}

/**
 * Writes down that `entry` is in this database, if it is not yet.
 * @throws DATABASE_OTHER_SUBGRAPH, DATABASE_OTHER_SOURCES, RPC_WRONG_CHAIN when it is there as something else
 */
export async function registerSchema(client: pg.ClientBase, entry: NetworkEntry): Promise<Registration> {
  // Two that begin at once must not both find that the chain has none.
  await client.query("lock table ops.subgraph in share row exclusive mode");
  const rows = await readRows(client);
  const row = rows.find(({ schema_name }) => schema_name === entry.schemaName);
  if (row !== undefined) assertSame(row, entry);
  const isNetwork = decideRole(rows, row, entry);
  if (isNetwork && row?.is_network !== true) assertNameFits(rows, entry);
  if (row !== undefined) await keepSources(client, row, entry);
  if (row?.is_network !== isNetwork) await insert(client, entry, isNetwork);
  return { isKnown: row !== undefined, isNetwork };
}

async function readRows(client: pg.ClientBase): Promise<SchemaRow[]> {
  const columns = "chain_id, schema_name, name, fingerprint, sources";
  const { rows } = await client.query<SchemaRow>(
    `select ${columns}, true as is_network, 'kept' as standing from ops.network
      union all select ${columns}, false, standing from ops.subgraph`,
  );
  return rows;
}

function assertSame(row: SchemaRow, entry: NetworkEntry): void {
  if (row.chain_id !== String(entry.chainId)) {
    const message = `the schema ${entry.schemaName} of this database belongs to chain ${row.chain_id}: use another --schema or database`;
    throw new AppError("DATABASE_OTHER_SUBGRAPH", message);
  }
  if (row.name !== null && entry.name !== null && row.name !== entry.name) {
    const message = `this database knows chain ${entry.chainId} as ${row.name}, but the subgraph is for ${entry.name}: check --rpc and --network`;
    throw new AppError("RPC_WRONG_CHAIN", message);
  }
  if (row.standing !== (entry.standing ?? "kept")) {
    const message = `the schema ${entry.schemaName} of this database is about to take another one's place: use another --schema`;
    throw new AppError("DATABASE_OTHER_SUBGRAPH", message);
  }
  if (row.fingerprint === entry.fingerprint) return;
  const message = `the schema ${entry.schemaName} of this database holds chain ${entry.chainId} as indexed by another subgraph build: use another --schema or database, or the build that it was made with`;
  throw new AppError("DATABASE_OTHER_SUBGRAPH", message);
}

function decideRole(rows: readonly SchemaRow[], row: SchemaRow | undefined, entry: NetworkEntry): boolean {
  if (row?.is_network === true) return true;
  if (entry.role === "declined") return false;
  const network = rows.find(({ chain_id, is_network }) => is_network && chain_id === String(entry.chainId));
  if (network === undefined) return true;
  if (entry.role === "preferred") return false;
  const message = `this database keeps chain ${entry.chainId} in ${network.schema_name}, not in ${entry.schemaName}: use --schema ${network.schema_name}, or another database`;
  throw new AppError("DATABASE_OTHER_SUBGRAPH", message);
}

function assertNameFits(rows: readonly SchemaRow[], entry: NetworkEntry): void {
  const namesake = rows.find(({ name, is_network }) => is_network && name !== null && name === entry.name);
  if (namesake === undefined) return;
  const message = `the RPC is chain ${entry.chainId}, but ${namesake.name ?? ""} in this database is chain ${namesake.chain_id}: check --rpc and --network`;
  throw new AppError("RPC_WRONG_CHAIN", message);
}

/**
 * Takes over data sources that are new or changed, as long as no indexed block would be another one with them.
 * @throws DATABASE_OTHER_SOURCES when the tables would have other rows
 */
async function keepSources(client: pg.ClientBase, row: SchemaRow, entry: NetworkEntry): Promise<void> {
  const indexedBlock = await readIndexedBlock(client, row.schema_name);
  if (!haveSameBlocks(row.sources, entry.sources, indexedBlock)) {
    const changes = findSourceChanges(row.sources, entry.sources);
    const missed = changes.find((change) => reachesIntoPast(change, indexedBlock));
    const problem = missed === undefined ? OTHER_SOURCES : describeSourceChange(missed, indexedBlock);
    const message = `chain ${entry.chainId} ${problem}: use the manifest and network file that it was indexed with, or index into an empty database or another --schema`;
    throw new AppError("DATABASE_OTHER_SOURCES", message);
  }
  const table = row.is_network ? "ops.network" : "ops.subgraph";
  const statement = `update ${table} set sources = $2 where schema_name = $1 and sources <> $2`;
  await client.query(statement, [entry.schemaName, JSON.stringify(entry.sources)]);
}

const OTHER_SOURCES =
  "was indexed with other data sources, contexts or end blocks, or in another order of them";

/** The last committed block; -1 when nothing is indexed. */
async function readIndexedBlock(client: pg.ClientBase, schemaName: string): Promise<number> {
  const { rows } = await client.query<{ block: number }>(
    `select coalesce(block_number, -1) as block from ${qualifiedName(schemaName, "cursor$")}`,
  );
  return rows[0]?.block ?? -1;
}

async function insert(client: pg.ClientBase, entry: NetworkEntry, isNetwork: boolean): Promise<void> {
  const { chainId, schemaName, name, fingerprint, sources, standing = "kept" } = entry;
  const values = [chainId, schemaName, name, fingerprint, JSON.stringify(sources)];
  const columns = "chain_id, schema_name, name, fingerprint, sources";
  if (!isNetwork) {
    const statement = `insert into ops.subgraph (${columns}, standing) values ($1, $2, $3, $4, $5, $6)`;
    await client.query(statement, [...values, standing]);
    return;
  }
  await client.query("delete from ops.subgraph where schema_name = $1", [schemaName]);
  await client.query(`insert into ops.network (${columns}) values ($1, $2, $3, $4, $5)`, values);
}
