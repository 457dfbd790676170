import { networkSchema } from "@facevalue/core";
import type { Figure } from "../figure.ts";
import { type BenchDatabase, openBenchDatabase } from "../index/database.ts";
import { CHAIN_ID, loadHistory } from "../metrics/load/load-history.ts";
import { fundWallets } from "./fund-wallets.ts";
import { loadWorld } from "./load-world.ts";
import { measureStages } from "./measure-stages.ts";

/** Chain id of every simulated world. */
const WORLD_CHAIN_ID = 31_337;

/** Detection of a simulated world, whose folder `facevalue season` wrote. */
export async function measureWorld(folder: string): Promise<Figure[]> {
  return await withDatabase(async ({ url }) => {
    await loadWorld(folder, url);
    return await measureStages(placeOf(url, WORLD_CHAIN_ID));
  });
}

/** Detection of a made history of so many sales: as large as wished and loaded in minutes, but nobody in it acts together. */
export async function measureHistory(sales: number, seed: number): Promise<Figure[]> {
  return await withDatabase(async ({ url, pool }) => {
    const history = await loadHistory({ databaseUrl: url, seed, sales });
    await history.close();
    await fundWallets(pool, history.schemaName, CHAIN_ID);
    return await measureStages(placeOf(url, CHAIN_ID));
  });
}

/** Detection of a database that is there already. */
export async function measureDatabase(databaseUrl: string, chainId = WORLD_CHAIN_ID): Promise<Figure[]> {
  return await measureStages(placeOf(databaseUrl, chainId));
}

function placeOf(databaseUrl: string, chainId: number) {
  return { databaseUrl, chainId, schema: networkSchema(chainId) };
}

async function withDatabase<Result>(run: (database: BenchDatabase) => Promise<Result>): Promise<Result> {
  const database = await openBenchDatabase();
  try {
    return await run(database);
  } finally {
    await database.stop();
  }
}
