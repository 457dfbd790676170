import { METRICS } from "@facevalue/workers";
import type { Figure } from "../../figure.ts";
import type { BenchDatabase } from "../../index/database.ts";
import { cpuSecondsOfFamily } from "../../index/process-usage.ts";
import type { Tally } from "../world/tally.ts";
import { checkMetrics } from "./check-metrics.ts";
import { type CommandRun, runCommand } from "./run-command.ts";

export interface RecomputeOptions {
  readonly database: BenchDatabase;
  readonly tally: Tally;
  readonly profileFolder: string | null;
  /** Only `recompute` of all, from where no metric is computed yet. */
  readonly isBrief: boolean;
}

/**
 * Computes every metric of the history: by workers that find no metrics yet, by `recompute` of all, and by `recompute` of
 * each. Throws when a figure that the world counted is another one.
 */
export async function measureRecompute(options: RecomputeOptions): Promise<Figure[]> {
  const { database, tally } = options;
  if (options.isBrief) {
    const figures = await measureCommand("recompute", ["recompute"], options);
    await checkMetrics(database.pool, tally);
    return figures;
  }
  const figures = await measureCommand("work", ["work", "--until-idle"], options);
  await checkMetrics(database.pool, tally);
  figures.push(...(await measureCommand("recompute", ["recompute"], options)));
  await checkMetrics(database.pool, tally);
  let sum = 0;
  for (const { name } of METRICS) {
    const own = await measureCommand(`metric.${name}`, ["recompute", "--metric", name], options);
    sum += own.find((figure) => figure.name.endsWith(".computing"))?.value ?? 0;
    figures.push(...own);
  }
  figures.push({ name: "metrics.computing", value: sum, unit: "s" });
  return figures;
}

async function measureCommand(
  name: string,
  args: readonly string[],
  { database, profileFolder }: RecomputeOptions,
): Promise<Figure[]> {
  const before = cpuSecondsOfFamily(database.pid);
  const run = await runCommand({ args: [...args, "--database", database.url], profileFolder });
  const postgres = cpuSecondsOfFamily(database.pid) - before;
  return [
    { name: `${name}.time`, value: run.seconds, unit: "s" },
    ...computingOf(name, run),
    { name: `${name}.cpu.worker`, value: run.cpuSeconds, unit: "CPU s" },
    { name: `${name}.cpu.postgres`, value: postgres, unit: "CPU s" },
    { name: `${name}.memory.peak`, value: run.peakBytes / 1e6, unit: "MB" },
  ];
}

/** What `recompute` says of its metrics: the time without the start of the process. */
function computingOf(name: string, { log }: CommandRun): Figure[] {
  const lines = log.filter((line) => line.includes('"Recomputed a metric"'));
  if (lines.length === 0) return [];
  const durations = lines.map((line) => (JSON.parse(line) as { durationMs: number }).durationMs);
  const seconds = durations.reduce((sum, duration) => sum + duration, 0) / 1000;
  return [{ name: `${name}.computing`, value: seconds, unit: "s" }];
}
