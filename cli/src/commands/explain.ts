import { explain } from "@facevalue/workers";
import { Command } from "commander";
import { runCommand } from "../command-context.ts";
import { findDatabaseUrl, openDatabaseToRead } from "../parts/open-database.ts";
import { addSettingOptions } from "../setting-options.ts";

export function explainCommand(): Command {
  const command = new Command("explain")
    .description(
      "Say in plain words what is known of a wallet or entity, for and against, and which logs show it",
    )
    .argument("<address>", "a wallet, or an entity as `export flags` names it");
  addSettingOptions(command, ["database"]);
  return command.action((address: string, flags: Record<string, unknown>) =>
    runCommand(flags, async (context) => {
      const { pool } = await openDatabaseToRead(context, findDatabaseUrl(context));
      for (const { lines } of await explain(pool, address)) process.stdout.write(`${lines.join("\n")}\n`);
    }),
  );
}
