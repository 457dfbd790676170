import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { describeError } from "@facevalue/core";
import { printFigures } from "../figure.ts";
import { summarizeFolder } from "../profile/summarize-folder.ts";
import { measureIndex } from "./measure-index.ts";
import { measureMintBatch } from "./mint-batch.ts";
import { assertCountable } from "./process-usage.ts";
import { openScenarios, readNumber, type Scenario } from "./scenarios.ts";

const MINT_BATCH = 2000;

const { values } = parseArgs({
  options: {
    all: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    season: { type: "boolean", default: false },
    mixed: { type: "boolean", default: false },
    rpc: { type: "string" },
    seed: { type: "string" },
    logs: { type: "string" },
    "logs-per-block": { type: "string" },
    gap: { type: "string" },
    "latency-ms": { type: "string" },
    "max-range": { type: "string" },
    "max-logs": { type: "string" },
    "mint-batch": { type: "boolean", default: false },
    batch: { type: "string" },
    "season-scale": { type: "string" },
    "cpu-prof": { type: "string" },
  },
});

async function run({ name, config, open }: Scenario): Promise<void> {
  const { work, stop } = await open();
  // Who else runs on the machine: a wall time says little beside others.
  const load = { name: "loadBefore", value: loadavg()[0] ?? 0, unit: "runnable processes" };
  try {
    const folder = values["cpu-prof"];
    const nodeFlags = folder === undefined ? [] : ["--cpu-prof", "--cpu-prof-dir", folder];
    const { figures, logs } = await measureIndex(work, nodeFlags);
    const named = [...figures, load].map((figure) => ({ ...figure, name: `index.${name}.${figure.name}` }));
    printFigures(named, { n: logs, config });
    if (folder !== undefined) summarizeFolder(folder);
  } finally {
    await stop();
  }
}

async function runMintBatch(): Promise<void> {
  const config = { seed: readNumber(values, "seed", 1), batch: readNumber(values, "batch", MINT_BATCH) };
  const load = { name: "loadBefore", value: loadavg()[0] ?? 0, unit: "runnable processes" };
  const figures = await measureMintBatch(config, values["cpu-prof"] ?? null);
  const named = [...figures, load].map((figure) => ({ ...figure, name: `index.mintBatch.${figure.name}` }));
  printFigures(named, { n: config.batch, config });
}

// A signal's default ends this process without its exit handlers, which end the others.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
try {
  assertCountable();
  if (!values["mint-batch"]) for (const scenario of openScenarios(values)) await run(scenario);
  if (values["mint-batch"] || values.all) await runMintBatch();
} catch (error) {
  process.stderr.write(`bench: ${describeError(error)}\n`);
  process.exitCode = 1;
}
