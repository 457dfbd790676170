import { recomputeMetrics } from "@facevalue/workers";
import { Command } from "commander";
import { runCommand } from "../command-context.ts";
import { chooseMetrics } from "../parts/choose-metrics.ts";
import { findDatabaseUrl, openDatabase } from "../parts/open-database.ts";
import { addSettingOptions } from "../setting-options.ts";

export function recomputeCommand(): Command {
  const command = new Command("recompute")
    .description("Compute metrics from scratch")
    .option("--metric <name>", "only this metric");
  addSettingOptions(command, ["database", "detection"]);
  return command.action((flags: { metric?: string }) =>
    runCommand(flags, async (context) => {
      const { configuration, logger, shutdown } = context;
      const { pool } = await openDatabase(context, findDatabaseUrl(context));
      const all = chooseMetrics(configuration).map(({ name }) => name);
      const metrics = flags.metric === undefined ? all : [flags.metric];
      await recomputeMetrics({ pool, metrics, logger, signal: shutdown.signal });
    }),
  );
}
