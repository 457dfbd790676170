import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { networkSchema } from "@facevalue/core";
import type pg from "pg";
import type { Figure } from "../figure.ts";
import { openBenchDatabase } from "./database.ts";
import { measureSize } from "./measure-size.ts";
import { cpuSeconds, cpuSecondsOfFamily } from "./process-usage.ts";
import { type IndexerRun, runIndexer } from "./run-indexer.ts";

/** What is to be indexed, and how to know that it was indexed right. */
export interface IndexWork {
  readonly rpcUrl: string;
  /** Of the chain server, when it was started here. */
  readonly chainPid: number | null;
  readonly chainId: number;
  readonly toBlock: number;
  /** Build folder; the product's own subgraph unless given. */
  readonly subgraph?: string;
  /** What names the contracts, in either of the formats; its network is called `bench`. */
  readonly networkFile: object;
  /** Checks the end state and returns how many logs were indexed. */
  readonly check: (pool: pg.Pool, schemaName: string) => Promise<number>;
}

/** Indexes into an empty database. Throws when the end state is wrong. */
export async function measureIndex(
  work: IndexWork,
  nodeFlags: readonly string[],
): Promise<{ figures: Figure[]; logs: number }> {
  const database = await openBenchDatabase();
  const folder = mkdtempSync(join(tmpdir(), "facevalue-bench-network-"));
  try {
    const networkFile = join(folder, "networks.json");
    writeFileSync(networkFile, JSON.stringify(work.networkFile));
    const { pool, pid, url } = database;
    const schemaName = networkSchema(work.chainId);
    const usage = () => ({
      postgres: cpuSecondsOfFamily(pid),
      chain: work.chainPid === null ? null : cpuSeconds(work.chainPid),
    });
    const before = usage();
    const args = ["--rpc", work.rpcUrl, "--database", url, "--to-block", String(work.toBlock)];
    args.push("--network-file", networkFile, "--network", "bench");
    if (work.subgraph !== undefined) args.push("--subgraph", work.subgraph);
    const run = await runIndexer({ args, nodeFlags }, { pool, schemaName });
    const after = usage();
    const logs = await work.check(pool, schemaName);
    const chain = after.chain === null || before.chain === null ? null : after.chain - before.chain;
    const figures = describeRun(run, logs, { postgres: after.postgres - before.postgres, chain });
    return { figures: [...figures, ...(await measureSize(pool, schemaName))], logs };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await database.stop();
  }
}

function describeRun(
  run: IndexerRun,
  logs: number,
  cpu: { postgres: number; chain: number | null },
): Figure[] {
  const perMillion = (seconds: number) => (seconds / logs) * 1e6;
  const cpuFigure = (name: string, seconds: number) => ({
    name: `cpu.${name}`,
    value: perMillion(seconds),
    unit: "CPU s per 1M logs",
  });
  return [
    { name: "rate", value: logs / run.seconds, unit: "logs/s" },
    { name: "rate.withoutStart", value: logs / (run.seconds - run.startSeconds), unit: "logs/s" },
    { name: "time", value: run.seconds, unit: "s" },
    { name: "time.start", value: run.startSeconds, unit: "s" },
    { name: "time.secondaryIndexes", value: run.indexSeconds, unit: "s" },
    cpuFigure("indexer", run.cpuSeconds),
    cpuFigure("postgres", cpu.postgres),
    ...(cpu.chain === null ? [] : [cpuFigure("chain", cpu.chain)]),
    { name: "memory.peak", value: run.peakBytes / 1e6, unit: "MB" },
  ];
}
