import { parseArgs } from "node:util";
import { type ChainOptions, DEFAULT_CHAIN } from "./chain-options.ts";
import { serveChain } from "./serve-chain.ts";
import { servedTickets } from "./served-tickets.ts";
import { SyntheticChain } from "./synthetic-chain.ts";

/** The chain as a process: options are those of ChainOptions in kebab-case, and `--port`. */
const NAMES = Object.keys(DEFAULT_CHAIN) as (keyof ChainOptions)[];
const toFlag = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const { values } = parseArgs({
  options: Object.fromEntries(
    [...NAMES.map(toFlag), "port"].map((flag) => [flag, { type: "string" as const }]),
  ),
});
const options = Object.fromEntries(
  NAMES.map((name) => [name, readNumber(toFlag(name), DEFAULT_CHAIN[name])]),
) as unknown as ChainOptions;
const chain = new SyntheticChain(options);
const { port } = await serveChain(servedTickets(chain), readNumber("port", 0));
process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}`, logs: chain.truth.logs })}\n`);

function readNumber(flag: string, fallback: number): number {
  const value = Number(values[flag] ?? fallback);
  if (Number.isFinite(value) && value >= 0) return value;
  process.stderr.write(`--${flag} must be a number that is not negative.\n`);
  process.exit(1);
}
