import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { AppError, describeError, silentLogger } from "@facevalue/core";
import { createEngine, type Engine, loadBuild, MemorySource } from "@facevalue/indexer/testing";
import { buildSubgraph } from "../build-subgraph.ts";
import { DEFAULT_CHAIN } from "../chain/chain-options.ts";
import { SyntheticChain } from "../chain/synthetic-chain.ts";
import { printFigures } from "../figure.ts";
import { recordProfile } from "../profile/record-profile.ts";
import { summarizeProfile } from "../profile/summarize-profile.ts";
import { checkEntities } from "./check-entities.ts";
import { type BlockInput, readInputs } from "./read-inputs.ts";

const { values } = parseArgs({
  options: {
    logs: { type: "string", default: "200000" },
    "logs-per-block": { type: "string", default: String(DEFAULT_CHAIN.logsPerBlock) },
    seed: { type: "string", default: String(DEFAULT_CHAIN.seed) },
    profile: { type: "string" },
    "no-profile": { type: "boolean", default: false },
  },
});

/** The engine alone: blocks read before, entities in memory. */
async function measure(): Promise<void> {
  const [logs, logsPerBlock, seed] = [values.logs, values["logs-per-block"], values.seed].map(readNumber) as [
    number,
    number,
    number,
  ];
  const config = { seed, blocks: Math.ceil(logs / logsPerBlock), logsPerBlock };
  const chain = new SyntheticChain({ ...DEFAULT_CHAIN, ...config, tail: 0 });
  const inputs = readInputs(chain);
  const build = await loadBuild(buildSubgraph());
  const source = new MemorySource(false);
  const engine = await createEngine({
    build,
    source,
    logger: silentLogger,
    networkName: "bench",
    ethereumCall: () => Promise.reject(new Error("no mapping of this subgraph calls contracts")),
  });
  const action = () => processAll(engine, source, inputs);
  const { result, profile } = values["no-profile"]
    ? { result: await action(), profile: null }
    : await recordProfile(action);
  await engine.close();
  checkEntities(source, build, chain.truth);
  const n = chain.truth.logs;
  const figures = [
    { name: "engine.rate", value: n / result.seconds, unit: "logs/s" },
    { name: "engine.cpu", value: (result.cpuSeconds / n) * 1e6, unit: "CPU s per 1M logs" },
  ];
  printFigures(figures, { n, config: { ...config, isProfiled: profile !== null } });
  if (profile === null) return;
  process.stderr.write(`${summarizeProfile(profile).join("\n")}\n`);
  if (values.profile !== undefined) writeFileSync(values.profile, JSON.stringify(profile));
}

/** Seconds spent in the engine; CPU-seconds of the process, with the store's and the garbage collector's. */
async function processAll(
  engine: Engine,
  source: MemorySource,
  inputs: readonly BlockInput[],
): Promise<{ seconds: number; cpuSeconds: number }> {
  const cpuBefore = process.cpuUsage();
  let milliseconds = 0;
  for (const input of inputs) {
    const startedAt = performance.now();
    const outcome = await engine.processBlock(input, () =>
      Promise.reject(new Error("this subgraph has no templates")),
    );
    milliseconds += performance.now() - startedAt;
    source.apply(outcome);
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  return { seconds: milliseconds / 1000, cpuSeconds: (user + system) / 1e6 };
}

function readNumber(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new AppError("BAD_CONFIGURATION", `${text} must be a number that is not negative.`);
}

try {
  await measure();
} catch (error) {
  process.stderr.write(`bench: ${describeError(error)}\n`);
  process.exitCode = 1;
}
