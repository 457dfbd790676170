import { networkSchema, silentLogger } from "@facevalue/core";
import { createDatabase, createPool, migrateToLatest } from "@facevalue/db";
import { loadBuild, openStorage, type Storage, type SubgraphBuild } from "@facevalue/indexer";
import pg from "pg";
import { PRODUCT_SUBGRAPH } from "../../index/season-work.ts";
import { TicketWorld } from "../world/ticket-world.ts";
import { copyHeaders } from "./block-headers.ts";
import { BulkSink } from "./bulk-sink.ts";
import { LiveSink } from "./live-chain.ts";
import { SwitchSink } from "./switch-sink.ts";
import { readUniqueConstraints } from "./unique-constraints.ts";

export const CHAIN_ID = 4242;
const SALES_PER_COPY = 10_000;
/** Index builds of the load; the measured server keeps its own settings. */
const LOAD_MEMORY = "1GB";

export interface History {
  readonly world: TicketWorld;
  readonly schemaName: string;
  /** Rows by table that were made before the last block. */
  readonly counts: ReadonlyMap<string, number>;
  /** Takes the next block of the world and commits it as the indexer does. */
  commitNextBlock(): Promise<void>;
  close(): Promise<void>;
}

export interface HistoryOptions {
  readonly databaseUrl: string;
  readonly seed: number;
  readonly sales: number;
}

/**
 * Fills an empty database with the chain tables of so many sales: the indexer makes the tables, binary COPY fills them, the
 * indexer's storage commits the last block and makes the secondary indexes.
 */
export async function loadHistory({ databaseUrl, seed, sales }: HistoryOptions): Promise<History> {
  const pool = createPool(databaseUrl, { max: 4 });
  try {
    await migrateToLatest(createDatabase(pool));
    const build = await loadBuild(PRODUCT_SUBGRAPH);
    const schemaName = networkSchema(CHAIN_ID);
    await (await open(pool, build)).close();
    const bulk = new BulkSink(build.schema);
    const sink = new SwitchSink(bulk);
    const world = new TicketWorld(seed, sink);
    await copyHistory(databaseUrl, { schemaName, world, bulk, sales });
    const live = new LiveSink(build.schema);
    sink.target = live;
    const storage = await open(pool, build);
    const commitNextBlock = async () => {
      world.nextBlock();
      await live.commit(storage, world);
    };
    await commitNextBlock();
    await finish(pool, storage, schemaName);
    const close = async () => {
      await storage.close();
      await pool.end();
    };
    return { world, schemaName, counts: bulk.counts, commitNextBlock, close };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

function open(pool: pg.Pool, build: SubgraphBuild): Promise<Storage> {
  const { schema: entitySchema, fingerprint } = build;
  const schemaName = networkSchema(CHAIN_ID);
  const own = { pool, chainId: CHAIN_ID, schemaName, entitySchema, fingerprint, network: null };
  return openStorage({ ...own, keepHistory: false, logger: silentLogger });
}

interface Copying {
  readonly schemaName: string;
  readonly world: TicketWorld;
  readonly bulk: BulkSink;
  readonly sales: number;
}

/** In one transaction with tables emptied in it, which spares the log of what is copied. */
async function copyHistory(url: string, { schemaName, world, bulk, sales }: Copying): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(`set maintenance_work_mem = '${LOAD_MEMORY}'`);
    await client.query("begin");
    const { tables } = bulk;
    const constraints = await readUniqueConstraints(client, schemaName, tables);
    const names = tables.map((table) => `${schemaName}.${pg.escapeIdentifier(table)}`);
    await client.query(`truncate ${names.join(", ")}`);
    for (const statement of constraints.drop) await client.query(statement);
    while (world.tally.sales < sales) {
      const end = Math.min(sales, world.tally.sales + SALES_PER_COPY);
      while (world.tally.sales < end) world.nextBlock();
      await bulk.write(client, schemaName);
    }
    for (const entity of world.entities()) bulk.retire(entity);
    await bulk.write(client, schemaName);
    await copyHeaders(client, schemaName, { identities: world.identities, last: world.writer.number });
    for (const statement of constraints.restore) await client.query(statement);
    await client.query("commit");
  } finally {
    await client.end();
  }
}

/** Makes the indexes, and leaves the tables as they are once Postgres has had time to tidy up. */
async function finish(pool: pg.Pool, storage: Storage, schemaName: string): Promise<void> {
  await storage.buildIndexes();
  const { rows } = await pool.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = $1",
    [schemaName],
  );
  for (const { name } of rows) await pool.query(`vacuum (analyze) ${name}`);
  await pool.query("checkpoint");
}
