import { readFileSync, writeFileSync } from "node:fs";
import { createPool, inTransaction } from "@facevalue/db";
import { type Detection, detect, NETWORK_KEY, storeDetection } from "@facevalue/workers";
import type { Figure } from "../figure.ts";
import { peakBytes } from "../index/process-usage.ts";
import { measureUpdates } from "./measure-updates.ts";

export interface StagesOptions {
  readonly databaseUrl: string;
  readonly chainId: number;
  /** Schema of the network's entity tables. */
  readonly schema: string;
}

/** Detection of the whole network in this process: seconds, CPU-seconds and the largest resident memory of each stage and of all; then what single blocks cost. */
export async function measureStages({ databaseUrl, chainId, schema }: StagesOptions): Promise<Figure[]> {
  const pool = createPool(databaseUrl, { max: 1 });
  const figures: Figure[] = [];
  const all = new Stopwatch();
  let own = new Stopwatch();
  let memory = 0;
  let found: Detection | null = null;
  const end = (stage: string) => {
    memory = Math.max(memory, own.report(figures, stage));
    own = new Stopwatch();
  };
  try {
    await inTransaction(pool, async (session) => {
      const scope = { chainId, schema, keys: [NETWORK_KEY] };
      const detection = await detect(session, scope, { onStage: end });
      await storeDetection(session, scope, detection);
      end("store");
      found = detection;
      const { facts, entities } = detection.index;
      const rows = [facts.sales, facts.transfers, facts.listings, facts.statuses, facts.transactions];
      const count = rows.reduce((sum, table) => sum + table.count, facts.funding?.count ?? 0);
      figures.push(
        { name: "rows", value: count, unit: "rows" },
        { name: "wallets", value: facts.wallets.count, unit: "wallets" },
        { name: "entities", value: entities.length, unit: "entities" },
      );
    });
    all.report(figures, "all");
    if (found !== null) figures.push(...(await measureUpdates({ pool, chainId, schema, detection: found })));
  } finally {
    await pool.end();
  }
  return figures.map((figure) => (figure.name === "all.memory" ? { ...figure, value: memory } : figure));
}

/** Time, processor and memory from when it was made. */
class Stopwatch {
  readonly #startedAt = performance.now();
  readonly #cpu = process.cpuUsage();

  constructor() {
    forgetPeak();
  }

  /** @returns megabytes */
  report(figures: Figure[], name: string): number {
    const { user, system } = process.cpuUsage(this.#cpu);
    const memory = (peakBytes(process.pid) ?? 0) / 1e6;
    figures.push(
      { name: `${name}.time`, value: (performance.now() - this.#startedAt) / 1000, unit: "s" },
      { name: `${name}.cpu`, value: (user + system) / 1e6, unit: "CPU s" },
      { name: `${name}.memory`, value: memory, unit: "MB" },
    );
    return memory;
  }
}

/** Lets the kernel count this process's largest memory anew; where it does not, peaks are those since the start. */
function forgetPeak(): void {
  const [own] = readFileSync("/proc/self/stat", "utf8").split(" ", 1);
  try {
    writeFileSync(`/proc/${own}/clear_refs`, "5");
  } catch (error) {
    if (!["EACCES", "EPERM", "ENOENT"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}
