import { AppError } from "@facevalue/core";
import { keepTrading, playSeason } from "@facevalue/season";
import { Command, InvalidArgumentError } from "commander";
import { runCommand } from "../command-context.ts";
import { ProgressBar } from "../progress-bar.ts";
import { addSettingOptions } from "../setting-options.ts";

const SCALES = ["small", "medium"] as const;
type Scale = (typeof SCALES)[number];

function parseSeed(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError("give a whole number, for example 7.");
  return Number(value);
}

function parseScale(value: string): Scale {
  const scale = SCALES.find((known) => known === value);
  if (scale === undefined) throw new InvalidArgumentError(`give one of ${SCALES.join(", ")}.`);
  return scale;
}

export function seasonCommand(): Command {
  const command = new Command("season")
    .description(
      "Play a simulated ticket season by real transactions into an anvil chain and print its contracts",
    )
    .option("--seed <n>", "same seed, same season", parseSeed, 1)
    .option("--scale <scale>", `size of the season: ${SCALES.join(", ")}`, parseScale, "small")
    .option("--keep-trading", "go on with about one transaction a second until stopped");
  addSettingOptions(command, ["rpc"]);
  return command.action((flags: { seed: number; scale: Scale; keepTrading?: boolean }) =>
    runCommand({ ...flags }, async ({ configuration, logger, shutdown: { signal } }) => {
      const rpcUrl = configuration.rpc?.[0];
      if (rpcUrl === undefined) {
        throw new AppError(
          "BAD_CONFIGURATION",
          "No chain: give the URL of an anvil with --rpc, for example --rpc http://127.0.0.1:8545.",
        );
      }
      const bar = new ProgressBar(logger, { isQuiet: configuration.log === "json" });
      const onProgress = ({ done, total }: { done: number; total: number }) =>
        bar.update({ label: "Playing the season", done, total, rate: null, etaSeconds: null });
      const { seed, scale } = flags;
      const season = await playSeason({ rpcUrl, seed, scale, signal, onProgress });
      bar.clear();
      process.stdout.write(`${JSON.stringify(season, null, 2)}\n`);
      if (flags.keepTrading) await keepTrading({ rpcUrl, deployment: season, logger, signal });
    }),
  );
}
