import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@facevalue/core";
import type pg from "pg";
import { endWithProcess } from "./end-with-process.ts";
import { cpuSecondsOfEnded, peakBytes } from "./process-usage.ts";

export interface IndexerRun {
  /** From the start of the process to its end. */
  readonly seconds: number;
  /** From its start until its tables stand and the first block can be read. */
  readonly startSeconds: number;
  readonly indexSeconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

const COMMAND = join(import.meta.dirname, "../../../../cli/src/main.ts");
const WATCH_MS = 25;

/**
 * Runs `facevalue index` to its end in a process of its own and watches it.
 * @param schemaName whose tables tell that the start is over
 * @throws INTERNAL when it fails
 */
export async function runIndexer(
  options: { args: readonly string[]; nodeFlags: readonly string[] },
  { pool, schemaName }: { pool: pg.Pool; schemaName: string },
): Promise<IndexerRun> {
  const endedBefore = cpuSecondsOfEnded();
  const startedAt = performance.now();
  const secondsSoFar = () => (performance.now() - startedAt) / 1000;
  const args = [...options.nodeFlags, COMMAND, "index", "--log", "json", ...options.args];
  const child = spawn(process.execPath, args, { env: environment(), stdio: ["ignore", "pipe", "pipe"] });
  endWithProcess(child);
  const log: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => log.push(line));
  }
  const ended = new Promise<{ code: number | null; seconds: number }>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve({ code, seconds: secondsSoFar() }));
  });
  const state = { isRunning: true };
  const stopWatching = () => {
    state.isRunning = false;
  };
  ended.then(stopWatching, stopWatching);
  const start = watchStart(state, { pool, schemaName }, secondsSoFar);
  const peak = watchMemory(state, child.pid ?? 0);
  const { code, seconds } = await ended;
  if (code !== 0)
    throw new AppError("INTERNAL", `The indexer ended with ${code}: ${log.slice(-20).join("\n")}`);
  return {
    seconds,
    startSeconds: await start,
    indexSeconds: readIndexSeconds(log),
    cpuSeconds: cpuSecondsOfEnded() - endedBefore,
    peakBytes: await peak,
  };
}

/** Settings of the person who measures must not reach the measured. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("FACEVALUE_")));
}

/** Seconds until the cursor's table is there, which is made last. */
async function watchStart(
  state: { isRunning: boolean },
  { pool, schemaName }: { pool: pg.Pool; schemaName: string },
  secondsSoFar: () => number,
): Promise<number> {
  while (state.isRunning) {
    const text = "select to_regclass($1) is not null as is_there";
    const { rows } = await pool.query<{ is_there: boolean }>(text, [`"${schemaName}"."cursor$"`]);
    if (rows[0]?.is_there) return secondsSoFar();
    await sleep(WATCH_MS);
  }
  return 0;
}

async function watchMemory(state: { isRunning: boolean }, pid: number): Promise<number> {
  let peak = 0;
  while (state.isRunning) {
    peak = peakBytes(pid) ?? peak;
    await sleep(WATCH_MS);
  }
  return peak;
}

function readIndexSeconds(log: readonly string[]): number {
  const line = log.find((entry) => entry.includes('"Built indexes"'));
  return line === undefined ? 0 : (JSON.parse(line) as { durationMs: number }).durationMs / 1000;
}
