import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { networkSchema, silentLogger } from "@facevalue/core";
import { keepTrading, type SeasonChain, startSeasonChain } from "@facevalue/season";
import type { Figure } from "../../figure.ts";
import { type BenchDatabase, openBenchDatabase } from "../../index/database.ts";
import { FreshnessWatch } from "./freshness-watch.ts";
import { quantile } from "./quantile.ts";
import { failure, type RunningCommand, startCommand } from "./run-command.ts";

/** Chain id of the season's chain. */
const SEASON_CHAIN = 31_337;
const BLOCK_INTERVAL_MS = 1000;
const READY_PAUSE_MS = 200;
/** The first blocks meet code that is not compiled yet. */
const WARM_UP_BLOCKS = 5;

export interface LiveOptions {
  readonly seed: number;
  readonly scale: number;
  readonly blocks: number;
  readonly profileFolder: string | null;
}

/**
 * Runs `facevalue start` on a season that goes on trading, a block each second, and measures for every block the time from
 * the commit of its rows until all metrics cover it.
 */
export async function measureLive(options: LiveOptions): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "facevalue-bench-live-"));
  const database = await openBenchDatabase();
  let chain: SeasonChain | null = null;
  try {
    const { seed, scale } = options;
    const own = { folder: join(folder, "chain"), seed, scale, logger: silentLogger };
    chain = await startSeasonChain(own);
    return await measureTrading(options, { folder, database, chain });
  } finally {
    await chain?.stop();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Stage {
  readonly folder: string;
  readonly database: BenchDatabase;
  readonly chain: SeasonChain;
}

async function measureTrading(
  { blocks, profileFolder }: LiveOptions,
  { folder, database, chain }: Stage,
): Promise<Figure[]> {
  const { rpcUrl, deployment, seed, scale } = chain;
  const networkFile = join(folder, "networks.json");
  const { factory, market, startBlock } = deployment;
  const sources = {
    TicketFactory: { address: factory, startBlock },
    TicketMarket: { address: market, startBlock },
  };
  writeFileSync(networkFile, JSON.stringify({ bench: sources }));
  const args = ["start", "--no-open", "--port", "0", "--rpc", rpcUrl, "--database", database.url];
  args.push("--data", join(folder, "data"), "--network-file", networkFile, "--network", "bench");
  const product = startCommand({ args, profileFolder });
  const controller = new AbortController();
  try {
    await waitUntilReady(product);
    const watch = new FreshnessWatch(database.pool, {
      chainId: SEASON_CHAIN,
      schema: networkSchema(SEASON_CHAIN),
    });
    const { signal } = controller;
    const pace = { blockIntervalMs: BLOCK_INTERVAL_MS, signal };
    const trading = keepTrading({ rpcUrl, deployment, seed, scale, ...pace });
    // A failure shows below; until then nothing waits for it.
    trading.catch(() => undefined);
    const waits = await watch.read(blocks + WARM_UP_BLOCKS);
    controller.abort();
    await trading;
    return describe(waits.slice(WARM_UP_BLOCKS));
  } finally {
    controller.abort();
    product.child.kill("SIGTERM");
    await product.ended;
  }
}

function describe(waits: readonly number[]): Figure[] {
  return [
    { name: "visible.median", value: quantile(waits, 0.5), unit: "s" },
    { name: "visible.p95", value: quantile(waits, 0.95), unit: "s" },
    { name: "visible.longest", value: Math.max(...waits), unit: "s" },
  ];
}

/** What `start` prints when the metrics have caught up with the chain. */
async function waitUntilReady({ log, ended }: RunningCommand): Promise<void> {
  let code: number | null | undefined;
  ended.then(
    (value) => {
      code = value;
    },
    () => {
      code = null;
    },
  );
  while (!log.some((line) => line.startsWith("Dashboard:"))) {
    if (code !== undefined) throw failure(["start"], code, log);
    await sleep(READY_PAUSE_MS);
  }
}
