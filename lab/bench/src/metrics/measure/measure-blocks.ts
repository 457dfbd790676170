import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import type { Figure } from "../../figure.ts";
import type { BenchDatabase } from "../../index/database.ts";
import { CHAIN_ID, type History } from "../load/load-history.ts";
import { checkMetrics } from "./check-metrics.ts";
import { cpuSecondsByChild, fineCpuSeconds, usedBetween } from "./fine-usage.ts";
import { PROMPT_METRICS } from "./prompt-metrics.ts";
import { quantile } from "./quantile.ts";
import { failure, type RunningCommand, startCommand } from "./run-command.ts";

const POLL_MS = 5;
/** Longer than any computation; only a worker that fails takes as long. */
const LONGEST_WAIT_MS = 600_000;
/** Not counted: the first ones meet a worker that has not compiled its code yet. */
const WARM_UP_BLOCKS = 10;
/** Gives background work of the block before, such as feeds read again, time to end. */
const PAUSE_MS = 300;

export interface BlocksOptions {
  readonly database: BenchDatabase;
  readonly history: History;
  readonly blocks: number;
  readonly profileFolder: string | null;
}

interface BlockCost {
  readonly seconds: number;
  readonly worker: number;
  readonly postgres: number;
}

/** Commits blocks one after the other while a worker runs, and waits each time until every metric covers the block. */
export async function measureBlocks(options: BlocksOptions): Promise<Figure[]> {
  const { database, history, profileFolder } = options;
  // What was written from scratch is left to autovacuum, which would be counted as a cost of these blocks.
  await database.pool.query("vacuum (analyze)");
  const args = ["work", "--database", database.url];
  const others = new Set(await readBackends(database.pool));
  const worker = startCommand({ args, profileFolder });
  const costs: BlockCost[] = [];
  try {
    await waitUntilCovered(database.pool, worker, history.world.writer.number);
    for (let count = 0; count < WARM_UP_BLOCKS + options.blocks; count++) {
      const cost = await measureBlock(options, worker, others);
      if (count >= WARM_UP_BLOCKS) costs.push(cost);
      await sleep(PAUSE_MS);
    }
  } finally {
    worker.child.kill("SIGTERM");
    await worker.ended;
  }
  await checkMetrics(database.pool, history.world.tally);
  return [
    ...summarize(
      "block.time",
      "s",
      costs.map(({ seconds }) => seconds),
    ),
    ...summarize(
      "block.cpu",
      "CPU s",
      costs.map((cost) => cost.worker + cost.postgres),
    ),
    ...summarize(
      "block.cpu.worker",
      "CPU s",
      costs.map((cost) => cost.worker),
    ),
    ...summarize(
      "block.cpu.postgres",
      "CPU s",
      costs.map((cost) => cost.postgres),
    ),
  ];
}

async function measureBlock(
  { database, history }: BlocksOptions,
  worker: RunningCommand,
  others: ReadonlySet<number>,
): Promise<BlockCost> {
  await history.commitNextBlock();
  const startedAt = performance.now();
  const before = { worker: fineCpuSeconds(worker.pid), postgres: cpuSecondsByChild(database.pid, others) };
  await waitUntilCovered(database.pool, worker, history.world.writer.number);
  const seconds = (performance.now() - startedAt) / 1000;
  const postgres = usedBetween(before.postgres, cpuSecondsByChild(database.pid, others));
  return { seconds, worker: fineCpuSeconds(worker.pid) - before.worker, postgres };
}

/** Waits until every metric states that its rows cover the block. */
async function waitUntilCovered(pool: pg.Pool, worker: RunningCommand, block: number): Promise<void> {
  let code: number | null | undefined;
  worker.ended.then(
    (value) => {
      code = value;
    },
    () => {
      code = null;
    },
  );
  const deadline = performance.now() + LONGEST_WAIT_MS;
  while (code === undefined && performance.now() < deadline) {
    const { rows } = await pool.query<{ covered: number }>(
      "select count(*)::int as covered from ops.metric_state where chain_id = $1 and block >= $2 and metric = any($3)",
      [CHAIN_ID, block, PROMPT_METRICS],
    );
    if ((rows[0]?.covered ?? 0) >= PROMPT_METRICS.length) return;
    await sleep(POLL_MS);
  }
  throw failure(["work"], code ?? null, [`block ${block} was never covered`, ...worker.log]);
}

/** Server processes that are there before the worker is: other connections, and what runs by the clock. */
async function readBackends(pool: pg.Pool): Promise<number[]> {
  const { rows } = await pool.query<{ pid: number }>("select pid from pg_stat_activity");
  return rows.map(({ pid }) => pid);
}

function summarize(name: string, unit: string, values: readonly number[]): Figure[] {
  return [
    { name: `${name}.median`, value: quantile(values, 0.5), unit },
    { name: `${name}.p95`, value: quantile(values, 0.95), unit },
  ];
}
