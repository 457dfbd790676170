import { AppError } from "@facevalue/core";
import type pg from "pg";
import { assertBlockIsKept, currentRows } from "./as-of-block.ts";
import { digestSchema } from "./digest-schema.ts";
import type { TableDigest } from "./digest-table.ts";
import { inSnapshot } from "./snapshot.ts";

export interface DigestOptions {
  /** One chain only; all by default. */
  readonly chainId?: number;
  /** The chain tables as they were after this block; metrics, which have no history, are left out then. */
  readonly block?: number;
}

/** By qualified table name, e.g. `chain_1.ticket` or `metrics.event_sales`. */
export type Digest = Readonly<Record<string, TableDigest>>;

interface Network {
  readonly chain_id: string;
  readonly schema_name: string;
}

const BOOKKEEPING = ["vid", "block$", "block_range"];
const STAMPS = ["computed_at", "updated_at"];
const METRICS = "metrics";

/**
 * Rows and an order-independent digest of every entity table and metrics table, all of the same moment. Leaves
 * out when rows were written (vid, block and range, computed_at, updated_at), so that two databases with the
 * same content have the same digest.
 * @throws NOT_FOUND for a network that is not there, HISTORY_PRUNED and BAD_USER_INPUT for a block before and
 * after what is stored
 */
export async function digestTables(pool: pg.Pool, options: DigestOptions = {}): Promise<Digest> {
  return await inSnapshot(pool, "digesting", (client) => digestAll(client, options));
}

async function digestAll(client: pg.ClientBase, options: DigestOptions): Promise<Digest> {
  const digest: Record<string, TableDigest> = {};
  const addAll = (schemaName: string, tables: Digest) => {
    for (const [table, value] of Object.entries(tables)) digest[`${schemaName}.${table}`] = value;
  };
  for (const { schema_name: schemaName } of await readNetworks(client, options)) {
    addAll(schemaName, await digestChain(client, schemaName, options.block));
  }
  if (options.block === undefined) addAll(METRICS, await digestMetrics(client, options.chainId));
  return digest;
}

async function readNetworks(client: pg.ClientBase, { chainId }: DigestOptions): Promise<Network[]> {
  const { rows } = await client.query<Network>(
    `select chain_id, schema_name from (
        select chain_id, schema_name from ops.network union all select chain_id, schema_name from ops.subgraph where standing = 'kept') kept
      where $1::bigint is null or chain_id = $1 order by chain_id, schema_name`,
    [chainId ?? null],
  );
  if (rows.length > 0 || chainId === undefined) return rows;
  throw new AppError("NOT_FOUND", `chain ${chainId} is not in this database`);
}

async function digestChain(client: pg.ClientBase, schemaName: string, block: number | undefined) {
  if (block !== undefined) await assertBlockIsKept(client, schemaName, block);
  return await digestSchema(client, schemaName, {
    ignoredColumns: BOOKKEEPING,
    rowFilter: (columns) => currentRows(columns.includes("block_range"), block),
  });
}

/** The metrics tables' part of the digest, as `client`'s transaction sees them; of one network only with `chainId`. */
export async function digestMetrics(client: pg.ClientBase, chainId?: number): Promise<Digest> {
  return await digestSchema(client, METRICS, {
    ignoredColumns: STAMPS,
    rowFilter: (columns) =>
      chainId !== undefined && columns.includes("chain_id")
        ? { condition: "chain_id = $1", values: [chainId] }
        : { condition: "true", values: [] },
  });
}
