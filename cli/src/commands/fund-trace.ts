import { type FundingSourceName, isFundingSource, planTrace, traceFunding } from "@facevalue/workers";
import { Command, InvalidArgumentError } from "commander";
import { runCommand } from "../command-context.ts";
import { parseBlockNumber } from "../parse-block-number.ts";
import { openChain } from "../parts/open-chain.ts";
import { findDatabaseUrl, openDatabase } from "../parts/open-database.ts";
import { addSettingOptions } from "../setting-options.ts";

interface TraceFlags {
  readonly source: readonly FundingSourceName[];
  readonly fundingUrl?: string;
  readonly fromBlock?: number;
  readonly toBlock?: number;
}

export function fundTraceCommand(): Command {
  const command = new Command("fund-trace")
    .description("Trace who funded the wallets that trade tickets, and where their money goes, for detection")
    .option(
      "--source <names>",
      "native (full blocks), erc20 (transfers of the tickets' currencies), provider (alchemy_getAssetTransfers); separated by commas",
      parseSources,
      ["native", "erc20"] as const,
    )
    .option("--funding-url <url>", "JSON-RPC URL of the provider (FACEVALUE_FUNDING_URL)")
    .option(
      "--from-block <n>",
      "first block; that of the first ticket contract unless given",
      parseBlockNumber,
    )
    .option(
      "--to-block <n>",
      "last block; the newest that is indexed and final unless given",
      parseBlockNumber,
    );
  addSettingOptions(command, ["rpc", "database"]);
  return command.action((flags: TraceFlags) =>
    runCommand({ ...flags }, async (context) => {
      const { logger, shutdown } = context;
      const { signal } = shutdown;
      const rpc = openChain(context);
      const { db, pool } = await openDatabase(context, findDatabaseUrl(context));
      const { source: sources, fromBlock, toBlock } = flags;
      const providerUrl = flags.fundingUrl ?? process.env.FACEVALUE_FUNDING_URL;
      const plan = await planTrace({ db, rpc, signal, sources, providerUrl, fromBlock, toBlock });
      await traceFunding({ ...plan, db, pool, rpc, logger, signal });
    }),
  );
}

function parseSources(value: string): FundingSourceName[] {
  const names = value.split(",").map((name) => name.trim());
  const wrong = names.find((name) => !isFundingSource(name));
  if (wrong !== undefined) throw new InvalidArgumentError(`"${wrong}" is none of native, erc20, provider.`);
  return names.filter(isFundingSource);
}
