import { AppError } from "@facevalue/core";
import { type DeadLetterFilter, listDeadLetters, replayDeadLetters } from "@facevalue/workers";
import { Command, Option } from "commander";
import { type CommandContext, runCommand } from "../command-context.ts";
import { parseChainId } from "../parse-chain-id.ts";
import { parseHexKey } from "../parse-hex-key.ts";
import { deadLetterTable } from "../parts/dead-letter-table.ts";
import { findDatabaseUrl, openDatabase, openDatabaseToRead } from "../parts/open-database.ts";
import { addSettingOptions } from "../setting-options.ts";

interface FilterFlags {
  readonly metric?: string;
  readonly chain?: number;
  readonly key?: Buffer;
}

interface ListFlags extends FilterFlags {
  readonly all?: boolean;
  readonly format: "table" | "ndjson";
}

/** Keys of metrics that failed so often that they are not tried again by themselves. */
export function deadLettersCommand(): Command {
  return new Command("dead-letters")
    .description("Keys of metrics that failed too often and are not tried again by themselves")
    .addCommand(listCommand())
    .addCommand(replayCommand());
}

function listCommand(): Command {
  const command = addFilterOptions(new Command("list"))
    .description("Print them, with what the last attempt failed with")
    .option("--all", "also keys that failed and are still tried again")
    .addOption(new Option("--format <format>", "output").choices(["table", "ndjson"]).default("table"));
  return command.action((flags: ListFlags) => runCommand({ ...flags }, (context) => list(context, flags)));
}

function replayCommand(): Command {
  const command = addFilterOptions(new Command("replay")).description(
    "Have running workers try keys that failed at once, all of them or those that match",
  );
  return command.action((flags: FilterFlags) =>
    runCommand({ ...flags }, (context) => replay(context, flags)),
  );
}

function addFilterOptions(command: Command): Command {
  command
    .option("--metric <name>", "only of this metric")
    .option("--chain <id>", "only of this network", parseChainId)
    .option("--key <hex>", "only this key", parseHexKey);
  return addSettingOptions(command, ["database"]);
}

function toFilter({ metric, chain, key }: FilterFlags): DeadLetterFilter {
  return { metric, chainId: chain, key };
}

async function list(context: CommandContext, flags: ListFlags): Promise<void> {
  const { db } = await openDatabaseToRead(context, findDatabaseUrl(context));
  const letters = await listDeadLetters(db, { ...toFilter(flags), isRetryingIncluded: flags.all === true });
  const lines =
    flags.format === "ndjson" ? letters.map((letter) => JSON.stringify(letter)) : deadLetterTable(letters);
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
}

async function replay(context: CommandContext, flags: FilterFlags): Promise<void> {
  const { db } = await openDatabase(context, findDatabaseUrl(context));
  const filter = toFilter(flags);
  const count = await replayDeadLetters(db, filter);
  if (count === 0 && Object.values(filter).some((value) => value !== undefined)) {
    const message = "No key that failed matches: `facevalue dead-letters list --all` prints them.";
    throw new AppError("NOT_FOUND", message);
  }
  process.stdout.write(`Replayed ${count} ${count === 1 ? "key" : "keys"}.\n`);
}
