import { inTransaction, type Session } from "@facevalue/db";
import {
  type Detection,
  findTouched,
  keptRun,
  METRICS,
  NETWORK_KEY,
  readFeedPlace,
  updateEntities,
} from "@facevalue/workers";
import type pg from "pg";
import type { Figure } from "../figure.ts";
import { quantile } from "../metrics/measure/quantile.ts";

/** Blocks that are played again. */
const BLOCKS = 100;

export interface UpdatesOptions {
  readonly pool: pg.Pool;
  readonly chainId: number;
  readonly schema: string;
  readonly detection: Detection;
}

/**
 * What a block costs between two runs: for blocks from all over the history, evenly apart among those with ticket logs, the entities that it names are judged
 * again by all that they did until the newest block, and written, as if it had just come. Every transaction is rolled back.
 */
export async function measureUpdates({
  pool,
  chainId,
  schema,
  detection,
}: UpdatesOptions): Promise<Figure[]> {
  const metric = METRICS.find(({ name }) => name === "detection");
  if (metric === undefined) throw new RangeError("there is no metric detection");
  const place = await inTransaction(pool, (session) => readFeedPlace(session, schema, null));
  if (place === null) throw new RangeError("the network has no block");
  const run = keptRun(detection, place);
  const scope = { chainId, schema, keys: [NETWORK_KEY] };
  const seconds: number[] = [];
  const counts: number[] = [];
  const update = async (session: Session, block: number) => {
    const startedAt = performance.now();
    const touched = await findTouched(session, scope, { after: block - 1, to: block });
    if (touched.length > 0) await updateEntities(session, { metric, scope }, { touched, run });
    seconds.push((performance.now() - startedAt) / 1000);
    counts.push(touched.length);
    throw new RolledBack();
  };
  for (const block of await chooseBlocks(pool, schema)) {
    await inTransaction(pool, (session) => update(session, block), "repeatable read").catch(
      (error: unknown) => {
        if (!(error instanceof RolledBack)) throw error;
      },
    );
  }
  return [
    { name: "block.median", value: quantile(seconds, 0.5), unit: "s" },
    { name: "block.p95", value: quantile(seconds, 0.95), unit: "s" },
    { name: "block.largest", value: Math.max(...seconds), unit: "s" },
    {
      name: "block.entities.mean",
      value: counts.reduce((sum, count) => sum + count, 0) / counts.length,
      unit: "entities",
    },
    { name: "block.entities.largest", value: Math.max(...counts), unit: "entities" },
  ];
}

class RolledBack extends Error {}

async function chooseBlocks(pool: pg.Pool, schema: string): Promise<number[]> {
  const { rows } = await pool.query<{ block: number }>(
    `select block from (
       select block, row_number() over (order by block) as number, count(*) over () as count
       from (select distinct block$ as block from ${schema}.transfer) named
     ) numbered where number % greatest(1, count / $1) = 0 order by block limit $1`,
    [BLOCKS],
  );
  return rows.map(({ block }) => block);
}
