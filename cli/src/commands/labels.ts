import { readFileSync } from "node:fs";
import { AppError, describeError } from "@facevalue/core";
import { parseLabelFile, storeLabels } from "@facevalue/workers";
import { Command } from "commander";
import { runCommand } from "../command-context.ts";
import { parseChainId } from "../parse-chain-id.ts";
import { findDatabaseUrl, openDatabase } from "../parts/open-database.ts";
import { addSettingOptions } from "../setting-options.ts";

interface LabelsFlags {
  readonly chain: number;
}

export function labelsCommand(): Command {
  const command = new Command("labels")
    .description("Tell detection which accounts are exchanges, bridges and others that serve the public")
    .argument("<file>", "CSV with the header account,kind; it replaces what was told of the chain before")
    .requiredOption("--chain <id>", "chain id of these accounts", parseChainId);
  addSettingOptions(command, ["database"]);
  return command.action((file: string, flags: LabelsFlags) =>
    runCommand({ ...flags }, async (context) => {
      const labels = parseLabelFile(file, readText(file));
      const { db } = await openDatabase(context, findDatabaseUrl(context));
      await storeLabels(db, flags.chain, labels);
      process.stdout.write(`${labels.length} labels of chain ${flags.chain} stored\n`);
    }),
  );
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    const message = `the labels in ${file} cannot be read: ${describeError(cause)}`;
    throw new AppError("BAD_USER_INPUT", message, { cause });
  }
}
