import { AppError } from "@facevalue/core";
import { keepTrading, playSeason, type SeasonProgress } from "@facevalue/season";
import { Command, InvalidArgumentError } from "commander";
import { runCommand } from "../command-context.ts";
import { seasonProgressMeter } from "../parts/season-progress.ts";
import { ProgressBar } from "../progress-bar.ts";
import { addSettingOptions } from "../setting-options.ts";

function parseSeed(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError("give a whole number, for example 7.");
  return Number(value);
}

function parseScale(value: string): number {
  const scale = Number(value);
  if (scale > 0 && scale <= 10) return scale;
  throw new InvalidArgumentError("give a number over 0 and up to 10, for example 0.5.");
}

export function seasonCommand(): Command {
  const command = new Command("season")
    .description(
      "Play a simulated ticket season by real transactions into an anvil chain and print its contracts",
    )
    .option("--seed <n>", "same seed, same season", parseSeed, 1)
    .option("--scale <n>", "1 is about 7,000 transactions", parseScale, 1)
    .option("--keep-trading", "go on with about one transaction a second until stopped");
  addSettingOptions(command, ["rpc"]);
  command.addHelpText(
    "after",
    "\nThe season lasts 90 days and ends now, so the anvil must begin before it, for example:\n" +
      "  npx anvil --timestamp $(( $(date +%s) - 92 * 86400 )) --prune-history 64",
  );
  return command.action((flags: { seed: number; scale: number; keepTrading?: boolean }) =>
    runCommand({ ...flags }, async (context) => {
      const { configuration, shutdown } = context;
      const { signal } = shutdown;
      const rpcUrl = configuration.rpc?.[0];
      if (rpcUrl === undefined) {
        throw new AppError(
          "BAD_CONFIGURATION",
          "No chain: give the URL of an anvil with --rpc, for example --rpc http://127.0.0.1:8545.",
        );
      }
      const bar = ProgressBar.for(context);
      const toProgress = seasonProgressMeter();
      const onProgress = (progress: SeasonProgress) => bar.update(toProgress(progress));
      const { seed, scale } = flags;
      const season = await playSeason({ rpcUrl, seed, scale, signal, onProgress });
      bar.clear();
      process.stdout.write(`${JSON.stringify(season, null, 2)}\n`);
      if (flags.keepTrading) await keepTrading({ rpcUrl, deployment: season, seed, scale, signal });
    }),
  );
}
