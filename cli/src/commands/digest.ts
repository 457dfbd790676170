import { Command } from "commander";
import { runCommand } from "../command-context.ts";
import { parseBlockNumber } from "../parse-block-number.ts";
import { digestDatabase } from "../parts/digest-database.ts";
import { findDatabaseUrl, openDatabaseToRead } from "../parts/open-database.ts";
import { addSettingOptions } from "../setting-options.ts";

export function digestCommand(): Command {
  const command = new Command("digest")
    .description("Print the rows and an order-independent digest of every chain and metrics table, as JSON")
    .option("--block <n>", "as of this block instead of the last indexed one", parseBlockNumber);
  addSettingOptions(command, ["database"]);
  return command.action((flags: { block?: number }) =>
    runCommand(flags, async (context) => {
      const { pool } = await openDatabaseToRead(context, findDatabaseUrl(context));
      const digest = await digestDatabase({ pool, block: flags.block });
      process.stdout.write(`${JSON.stringify(digest, null, 2)}\n`);
    }),
  );
}
