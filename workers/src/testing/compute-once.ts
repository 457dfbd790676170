import type { TestDatabase } from "@facevalue/db/testing";
import { recomputeMetrics } from "../recompute-metrics.ts";
import type { ChainBlock } from "./chain-fact.ts";
import type { RateFact } from "./rate-fact.ts";
import { type MetricRows, readMetrics } from "./read-metrics.ts";
import { TestChain } from "./test-chain.ts";

let lastChainId = 5000;

/** Metrics of a new network of these blocks, with these exchange rates. */
export async function computeOnce(
  { pool }: TestDatabase,
  blocks: readonly ChainBlock[],
  rates: readonly RateFact[] = [],
): Promise<MetricRows> {
  lastChainId += 1;
  await pool.query("delete from ops.network");
  const chain = await TestChain.create(pool, lastChainId);
  await chain.tellRates(rates);
  await chain.commit(blocks);
  await recomputeMetrics({ pool });
  return await readMetrics(pool, chain.chainId);
}
