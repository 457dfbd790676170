import { loadavg } from "node:os";
import type { Figure } from "../figure.ts";
import { openBenchDatabase } from "../index/database.ts";
import { measureSize } from "../index/measure-size.ts";
import { type History, loadHistory } from "./load/load-history.ts";
import { measureBlocks } from "./measure/measure-blocks.ts";
import { measureRecompute } from "./measure/measure-recompute.ts";
import { reportStatements, STATEMENT_SETTINGS, startCounting } from "./measure/statement-report.ts";

export interface HistoryBench {
  readonly seed: number;
  readonly sales: number;
  /** New blocks to measure. */
  readonly blocks: number;
  readonly profileFolder: string | null;
  /** Prints to stderr which statements took the most time. */
  readonly isExplained: boolean;
  /** Leaves out the workers that find no metrics yet, and each metric by itself. */
  readonly isBrief: boolean;
}

/** Makes a history of so many sales, computes every metric of it from scratch, and then goes on block by block. */
export async function measureHistory(options: HistoryBench): Promise<Figure[]> {
  const { seed, sales, blocks, profileFolder, isExplained, isBrief } = options;
  const database = await openBenchDatabase(isExplained ? STATEMENT_SETTINGS : {});
  let history: History | null = null;
  try {
    const startedAt = performance.now();
    history = await loadHistory({ databaseUrl: database.url, seed, sales });
    const seconds = (performance.now() - startedAt) / 1000;
    const figures = describeHistory(history, seconds);
    figures.push(...(await measureSize(database.pool, history.schemaName)));
    figures.push({ name: "loadBefore", value: loadavg()[0] ?? 0, unit: "runnable processes" });
    const report = async (title: string) => {
      if (isExplained) await reportStatements(database.pool, title);
    };
    if (isExplained) await startCounting(database.pool);
    const { tally } = history.world;
    figures.push(...(await measureRecompute({ database, tally, profileFolder, isBrief })));
    await report("From scratch:");
    figures.push(...(await measureBlocks({ database, history, blocks, profileFolder })));
    await report("Block by block:");
    return figures;
  } finally {
    await history?.close();
    await database.stop();
  }
}

function describeHistory({ world, counts }: History, seconds: number): Figure[] {
  const rows = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [
    { name: "history.time", value: seconds, unit: "s" },
    { name: "history.rows", value: rows, unit: "rows" },
    { name: "history.events", value: world.tally.events.size, unit: "events" },
    { name: "history.wallets", value: world.walletCount, unit: "wallets" },
    { name: "history.blocks", value: world.writer.number, unit: "blocks" },
  ];
}
