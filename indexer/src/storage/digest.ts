import { AppError } from "@facevalue/core";
import type pg from "pg";
import { digestSchema } from "./digest-schema.ts";
import type { TableDigest } from "./digest-table.ts";
import { qualifiedName } from "./qualified-name.ts";

export interface DigestOptions {
  /** One network only; all by default. */
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
  const client = await pool.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    await client.query(
      "set local timezone = 'UTC'; set local bytea_output = 'hex'; set local extra_float_digits = 1",
    );
    const digest = await digestAll(client, options);
    await client.query("commit");
    client.release();
    return digest;
  } catch (error) {
    client.release(true);
    throw error;
  }
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
    "select chain_id, schema_name from ops.network where $1::bigint is null or chain_id = $1 order by chain_id",
    [chainId ?? null],
  );
  if (rows.length > 0 || chainId === undefined) return rows;
  throw new AppError("NOT_FOUND", `chain ${chainId} is not in this database`);
}

async function digestChain(client: pg.ClientBase, schemaName: string, block: number | undefined) {
  if (block !== undefined) await assertBlockIsKept(client, schemaName, block);
  return await digestSchema(client, schemaName, {
    ignoredColumns: BOOKKEEPING,
    rowFilter: (columns) => {
      const isMutable = columns.includes("block_range");
      if (block === undefined)
        return { condition: isMutable ? "upper_inf(block_range)" : "true", values: [] };
      return { condition: isMutable ? "block_range @> $1::int" : "block$ <= $1", values: [block] };
    },
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

async function assertBlockIsKept(client: pg.ClientBase, schemaName: string, block: number): Promise<void> {
  const { rows } = await client.query<{ block_number: number | null; earliest_block: number }>(
    `select block_number, earliest_block from ${qualifiedName(schemaName, "cursor$")}`,
  );
  const { block_number: last = null, earliest_block: earliest = 0 } = rows[0] ?? {};
  if (last === null || block > last) {
    const message = `${schemaName} goes up to block ${last ?? "none"}: ask for block ${last ?? 0} or one before it`;
    throw new AppError("BAD_USER_INPUT", message);
  }
  if (block >= earliest) return;
  const message = `the history of ${schemaName} is complete from block ${earliest} on only, not from ${block}: ask for a later block, or index with the whole history kept`;
  throw new AppError("HISTORY_PRUNED", message);
}
