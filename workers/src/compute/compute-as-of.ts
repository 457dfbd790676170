import type { Database, Session } from "@facevalue/db";
import { type Kysely, type RawBuilder, sql } from "kysely";
import { isComputed } from "../feed/consumer-cursor.ts";
import { applicableMetrics } from "../feed/read-networks.ts";
import { type Metric, NETWORK_KEY } from "../metrics/metric.ts";
import { METRICS } from "../metrics/registry.ts";
import type { MetricOnNetwork, Network } from "./metric-on-network.ts";

const VIEWS = "as_of";
const KEYS_AT_ONCE = 500;

/**
 * Makes a network's rows in `metrics` what its chain tables said after `block`. It replaces the live rows: for reading
 * within the caller's transaction, which holds the workers (`holdWorkers`) and must be rolled back. The versions of that block must still be kept.
 */
export async function computeAsOf(session: Session, network: Network, block: number): Promise<void> {
  const { db } = session;
  const units: MetricOnNetwork[] = [];
  for (const unit of await applicableMetrics(db, network, METRICS)) {
    if (await isComputed(db, unit)) units.push(unit);
  }
  await createViews(db, { network, units, block });
  for (const { metric } of units) {
    for (const table of metric.tables) {
      await sql`delete from ${sql.id("metrics", table)} where chain_id = ${network.chainId}`.execute(db);
    }
    const keys = await readKeys(db, metric);
    for (let start = 0; start < keys.length; start += KEYS_AT_ONCE) {
      const scope = {
        chainId: network.chainId,
        schema: VIEWS,
        keys: keys.slice(start, start + KEYS_AT_ONCE),
        asOf: block,
      };
      await metric.recompute(session, scope);
    }
  }
  await sql`drop schema ${sql.id(VIEWS)} cascade`.execute(db);
}

interface ViewOptions {
  readonly network: Network;
  readonly units: readonly MetricOnNetwork[];
  readonly block: number;
}

/** Views of every entity table that the metrics read, in its own layout, as they were after the block. */
async function createViews(db: Kysely<Database>, { network, units, block }: ViewOptions): Promise<void> {
  await sql`create schema ${sql.id(VIEWS)}`.execute(db);
  const tables = units.flatMap(({ metric }) => [
    ...metric.keySources.map(({ table }) => table),
    ...metric.alsoReads,
  ]);
  for (const table of new Set(tables)) {
    const columns = await readColumns(db, network.schema, table);
    const limit = sql.lit(block);
    const isMutable = columns.includes("block_range");
    const selected = columns.map(
      (name): RawBuilder<unknown> =>
        name === "block_range" ? sql`int4range(lower(block_range), null) as block_range` : sql.id(name),
    );
    const isKept = isMutable ? sql`block_range @> ${limit}::int` : sql`"block$" <= ${limit}`;
    await sql`create view ${sql.id(VIEWS, table)} as
      select ${sql.join(selected)} from ${sql.id(network.schema, table)} where ${isKept}`.execute(db);
  }
}

async function readColumns(db: Kysely<Database>, schema: string, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = ${schema} and table_name = ${table} order by ordinal_position`.execute(db);
  return rows.map(({ name }) => name);
}

async function readKeys(db: Kysely<Database>, metric: Metric): Promise<Buffer[]> {
  if (metric.follows !== undefined) return [NETWORK_KEY];
  const selects = metric.keySources.map(
    ({ table, column }) => sql`select ${sql.id(column)} as key from ${sql.id(VIEWS, table)}`,
  );
  const { rows } = await sql<{ key: Buffer }>`
    select distinct key from (${sql.join(selects, sql` union all `)}) found where key is not null`.execute(
    db,
  );
  return rows.map(({ key }) => key);
}
