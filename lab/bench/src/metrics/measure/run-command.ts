import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@facevalue/core";
import { endWithProcess } from "../../index/end-with-process.ts";
import { cpuSecondsOfEnded, peakBytes } from "../../index/process-usage.ts";

const COMMAND = join(import.meta.dirname, "../../../../../cli/src/main.ts");
const WATCH_MS = 25;

export interface CommandOptions {
  readonly args: readonly string[];
  /** Folder for a CPU profile of each thread; null for none. */
  readonly profileFolder: string | null;
}

export interface CommandRun {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
  /** Lines of its log. */
  readonly log: readonly string[];
}

export interface RunningCommand {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Lines of its log so far. */
  readonly log: readonly string[];
  /** Exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Starts a command of `facevalue` in a process of its own, without the settings of the person who measures. */
export function startCommand({ args, profileFolder }: CommandOptions): RunningCommand {
  const flags = profileFolder === null ? [] : ["--cpu-prof", "--cpu-prof-dir", profileFolder];
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith("FACEVALUE_")),
  );
  const child = spawn(process.execPath, [...flags, COMMAND, ...args, "--log", "json"], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  endWithProcess(child);
  const log: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => log.push(line));
  }
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code));
  });
  return { child, pid: child.pid ?? 0, log, ended };
}

/** Runs a command to its end. @throws INTERNAL when it fails */
export async function runCommand(options: CommandOptions): Promise<CommandRun> {
  const endedBefore = cpuSecondsOfEnded();
  const startedAt = performance.now();
  const { pid, log, ended } = startCommand(options);
  const state = { isRunning: true };
  const peak = watchMemory(state, pid);
  const code = await ended.finally(() => {
    state.isRunning = false;
  });
  const seconds = (performance.now() - startedAt) / 1000;
  if (code !== 0) throw failure(options.args, code, log);
  return { seconds, cpuSeconds: cpuSecondsOfEnded() - endedBefore, peakBytes: await peak, log };
}

export function failure(args: readonly string[], code: number | null, log: readonly string[]): AppError {
  return new AppError("INTERNAL", `facevalue ${args[0]} ended with ${code}: ${log.slice(-20).join("\n")}`);
}

async function watchMemory(state: { isRunning: boolean }, pid: number): Promise<number> {
  let peak = 0;
  while (state.isRunning) {
    peak = peakBytes(pid) ?? peak;
    await sleep(WATCH_MS);
  }
  return peak;
}
