import { AppError } from "@facevalue/core";
import { keepTrading, playSeason, type SeasonProgress } from "@facevalue/season";
import { Command, InvalidArgumentError } from "commander";
import { type CommandContext, runCommand } from "../command-context.ts";
import { seasonProgressMeter } from "../parts/season-progress.ts";
import { serveSeasonWorld } from "../parts/serve-season-world.ts";
import { isWorldScale, type SeasonScale, writeSeasonWorld } from "../parts/write-season-world.ts";
import { ProgressBar } from "../progress-bar.ts";
import { addSettingOptions } from "../setting-options.ts";

const DEFAULT_PORT = 8545;

interface SeasonFlags {
  readonly seed: number;
  readonly scale?: SeasonScale;
  readonly keepTrading?: boolean;
  readonly out?: string;
  readonly parameters?: string;
  readonly serve?: string;
  readonly port: number;
}

function parseSeed(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError("give a whole number, for example 7.");
  return Number(value);
}

function parseScale(value: string): SeasonScale {
  if (isWorldScale(value)) return value;
  const scale = Number(value);
  if (scale > 0 && scale <= 10) return scale;
  throw new InvalidArgumentError("give a number over 0 and up to 10, or small, medium or large with --out.");
}

function parsePort(value: string): number {
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port;
  throw new InvalidArgumentError("give a port from 0 to 65535.");
}

export function seasonCommand(): Command {
  const command = new Command("season")
    .description(
      "Play a simulated ticket season by real transactions into an anvil chain and print its contracts; or write a world with its truth, or serve one",
    )
    .option("--seed <n>", "same seed, same season", parseSeed, 1)
    .option("--scale <n>", "1 is about 7,000 transactions; with --out: small, medium or large", parseScale)
    .option("--keep-trading", "go on with about one transaction a second until stopped")
    .option("--out <folder>", "write a world with its truth into the folder instead")
    .option("--parameters <file>", "with --out: JSON with parameters of the world, see docs/worlds.md")
    .option("--serve <folder>", "serve the chain of a written world over JSON-RPC instead")
    .option("--port <n>", "with --serve: port on loopback", parsePort, DEFAULT_PORT);
  addSettingOptions(command, ["rpc"]);
  command.addHelpText(
    "after",
    "\nThe season lasts 90 days and ends now, so the anvil must begin before it, for example:\n" +
      "  npx anvil --timestamp $(( $(date +%s) - 92 * 86400 )) --prune-history 64",
  );
  return command.action((flags: SeasonFlags) => runCommand({ ...flags }, (context) => run(context, flags)));
}

async function run(context: CommandContext, flags: SeasonFlags): Promise<void> {
  const { out, serve, port, seed, scale, parameters } = flags;
  if (out !== undefined && serve !== undefined) {
    throw new AppError(
      "BAD_CONFIGURATION",
      "Give either --out or --serve: a world is served once it is written.",
    );
  }
  if (serve !== undefined) return await serveSeasonWorld(context, serve, port);
  if (out !== undefined) return await writeSeasonWorld(context, out, { seed, scale, parameters });
  await playOnChain(context, flags);
}

async function playOnChain(context: CommandContext, { seed, scale = 1, keepTrading: isKept }: SeasonFlags) {
  const { configuration, shutdown } = context;
  const { signal } = shutdown;
  const rpcUrl = configuration.rpc?.[0];
  if (typeof scale !== "number") {
    throw new AppError(
      "BAD_CONFIGURATION",
      `A world of scale ${scale} is written into a folder: give it with --out.`,
    );
  }
  if (rpcUrl === undefined) {
    throw new AppError(
      "BAD_CONFIGURATION",
      "No chain: give the URL of an anvil with --rpc, for example --rpc http://127.0.0.1:8545.",
    );
  }
  const bar = ProgressBar.for(context);
  const toProgress = seasonProgressMeter();
  const onProgress = (progress: SeasonProgress) => bar.update(toProgress(progress));
  const season = await playSeason({ rpcUrl, seed, scale, signal, onProgress });
  bar.clear();
  process.stdout.write(`${JSON.stringify(season, null, 2)}\n`);
  if (isKept) await keepTrading({ rpcUrl, deployment: season, seed, scale, signal });
}
