import { parseArgs } from "node:util";
import { serveChain } from "../chain/serve-chain.ts";
import { makeMixedChain } from "./mixed-chain.ts";
import { DEFAULT_MIXED, type MixedOptions } from "./mixed-options.ts";

/** The mixed chain as a process: options are those of MixedOptions in kebab-case, and `--port`. */
const NAMES = Object.keys(DEFAULT_MIXED) as (keyof MixedOptions)[];
const toFlag = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const { values } = parseArgs({
  options: Object.fromEntries(
    [...NAMES.map(toFlag), "port"].map((flag) => [flag, { type: "string" as const }]),
  ),
});
const options = Object.fromEntries(
  NAMES.map((name) => [name, readNumber(toFlag(name), DEFAULT_MIXED[name])]),
) as unknown as MixedOptions;
const chain = makeMixedChain(options);
const { port } = await serveChain(chain, readNumber("port", 0));
process.stdout.write(
  `${JSON.stringify({ url: `http://127.0.0.1:${port}`, logs: chain.truth.handledLogs })}\n`,
);

function readNumber(flag: string, fallback: number): number {
  const value = Number(values[flag] ?? fallback);
  if (Number.isFinite(value) && value >= 0) return value;
  process.stderr.write(`--${flag} must be a number that is not negative.\n`);
  process.exit(1);
}
