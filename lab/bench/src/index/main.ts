import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { describeError } from "@facevalue/core";
import { printFigures } from "../figure.ts";
import { summarizeFolder } from "../profile/summarize-folder.ts";
import { measureIndex } from "./measure-index.ts";
import { assertCountable } from "./process-usage.ts";
import { openScenarios, type Scenario } from "./scenarios.ts";

const { values } = parseArgs({
  options: {
    all: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    season: { type: "boolean", default: false },
    rpc: { type: "string" },
    seed: { type: "string" },
    logs: { type: "string" },
    "logs-per-block": { type: "string" },
    gap: { type: "string" },
    "latency-ms": { type: "string" },
    "max-range": { type: "string" },
    "max-logs": { type: "string" },
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

// A signal's default ends this process without its exit handlers, which end the others.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
try {
  assertCountable();
  for (const scenario of openScenarios(values)) await run(scenario);
} catch (error) {
  process.stderr.write(`bench: ${describeError(error)}\n`);
  process.exitCode = 1;
}
