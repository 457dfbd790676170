import type { TestDatabase } from "@facevalue/db/testing";
import { recomputeMetrics } from "../recompute-metrics.ts";
import type { ChainBlock } from "./chain-fact.ts";
import type { RateFact } from "./rate-fact.ts";
import { type MetricRows, readMetrics } from "./read-metrics.ts";
import { TestChain } from "./test-chain.ts";

let lastChainId = 5000;

/** Metrics of a new network of these blocks, with these exchange rates. @param metrics by name; all when left out */
export async function computeOnce(
  { pool }: TestDatabase,
  blocks: readonly ChainBlock[],
  rates: readonly RateFact[] = [],
  metrics?: readonly string[],
): Promise<MetricRows> {
  lastChainId += 1;
  await pool.query("delete from ops.network");
  const chain = await TestChain.create(pool, lastChainId);
  await chain.tellRates(rates);
  await chain.commit(blocks);
  await recomputeMetrics(metrics === undefined ? { pool } : { pool, metrics });
  return await readMetrics(pool, chain.chainId);
}
