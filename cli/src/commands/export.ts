import {
  type ExportedNetwork,
  exportEvents,
  exportFlags,
  exportNetworks,
  exportSales,
} from "@facevalue/workers";
import { Command, Option } from "commander";
import { runCommand } from "../command-context.ts";
import { type ExportFormat, ExportLines } from "../export/export-lines.ts";
import { parseBlockNumber } from "../parse-block-number.ts";
import { findDatabaseUrl, openDatabaseToRead } from "../parts/open-database.ts";
import { addSettingOptions } from "../setting-options.ts";

interface ExportFlags {
  readonly format: ExportFormat;
  readonly all?: boolean;
  readonly block?: number;
}

type Database = Parameters<typeof exportSales>[0];
/** The records of one network. */
type Source = (db: Database, network: ExportedNetwork, flags: ExportFlags) => AsyncIterable<object>;
/** Which networks. */
type Networks = Pick<Parameters<typeof exportNetworks>[1], "isDetected">;

export function exportCommand(): Command {
  const command = new Command("export").description("Write what the database holds, one record per line");
  const flags = subcommand(
    "flags",
    "Wallets that act together, with scores and the reasons for them",
    (db, network, given) =>
      exportFlags(db, { chainId: network.chainId, block: network.block, isAll: given.all === true }),
    { isDetected: true },
  );
  flags.option("--all", "every scored entity instead of those that are at least watched");
  flags.option("--block <n>", "as of this block instead of the last computed one", parseBlockNumber);
  command.addCommand(flags);
  command.addCommand(subcommand("sales", "Every sale, primary and secondary", exportSales));
  command.addCommand(subcommand("events", "The figures of every event", exportEvents));
  return command;
}

function subcommand(name: string, description: string, source: Source, networks: Networks = {}): Command {
  const format = new Option("--format <format>", "ndjson or csv")
    .choices(["ndjson", "csv"])
    .default("ndjson");
  const command = new Command(name).description(description).addOption(format);
  addSettingOptions(command, ["database"]);
  return command.action((flags: ExportFlags) =>
    runCommand({ ...flags }, async (context) => {
      const { pool } = await openDatabaseToRead(context, findDatabaseUrl(context));
      const lines = new ExportLines(process.stdout, flags.format);
      await exportNetworks(pool, { ...networks, block: flags.block }, async (db, network) => {
        if (lines.isClosed) return;
        for await (const record of source(db, network, flags)) {
          await lines.write(record);
          if (lines.isClosed) break;
        }
      });
    }),
  );
}
