import { openSession } from "@facevalue/db";
import { type Digest, digestMetrics, digestTables } from "@facevalue/indexer";
import { computeAsOf, holdWorkers } from "@facevalue/workers";
import type pg from "pg";

export interface DigestDatabaseOptions {
  readonly pool: pg.Pool;
  /** As of this block; the newest stored state unless given. */
  readonly block?: number | undefined;
}

/**
 * Rows and digest of every chain and metrics table. As of a block, the metrics are computed anew from the chain tables at
 * that block, in a transaction that is rolled back.
 * @throws HISTORY_PRUNED, BAD_USER_INPUT when the block is before or after what is stored
 */
export async function digestDatabase({ pool, block }: DigestDatabaseOptions): Promise<Digest> {
  const digest = await digestTables(pool, block === undefined ? {} : { block });
  if (block === undefined) return digest;
  return { ...digest, ...(await digestMetricsAsOf(pool, block)) };
}

async function digestMetricsAsOf(pool: pg.Pool, block: number): Promise<Digest> {
  const client = await pool.connect();
  try {
    await client.query("begin isolation level repeatable read");
    const session = openSession(client);
    await holdWorkers(session);
    const { rows } = await client.query<{ chain_id: string; schema_name: string }>(
      "select chain_id, schema_name from ops.network order by chain_id",
    );
    for (const { chain_id, schema_name } of rows) {
      await computeAsOf(session, { chainId: Number(chain_id), schema: schema_name }, block);
    }
    const tables = Object.entries(await digestMetrics(client));
    return Object.fromEntries(tables.map(([table, value]) => [`metrics.${table}`, value]));
  } finally {
    await client.query("rollback");
    client.release();
  }
}
