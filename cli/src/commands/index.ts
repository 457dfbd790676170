import { AppError } from "@facevalue/core";
import type { SubgraphBuild } from "@facevalue/indexer";
import { Command } from "commander";
import { runCommand } from "../command-context.ts";
import { serveMetrics } from "../metrics/metrics-server.ts";
import { parseBlockNumber } from "../parse-block-number.ts";
import { followChain } from "../parts/follow-chain.ts";
import { loadSubgraph } from "../parts/load-subgraph.ts";
import { openChain } from "../parts/open-chain.ts";
import { findDatabaseUrl, openDatabase } from "../parts/open-database.ts";
import { addSettingOptions } from "../setting-options.ts";

export function indexCommand(): Command {
  const command = new Command("index")
    .description("Index a chain into a database with a built subgraph, and follow its head")
    .option("--to-block <n>", "end with exit code 0 once this block is committed", parseBlockNumber);
  const settings = [
    "rpc",
    "database",
    "subgraph",
    "network",
    "networkFile",
    "schema",
    "finalityDepth",
    "history",
    "handlerTimeout",
    "heapLimit",
    "host",
    "metricsPort",
  ] as const;
  addSettingOptions(command, settings);
  return command.action((flags: { toBlock?: number }) =>
    runCommand(flags, async (context) => {
      const rpc = openChain(context);
      const subgraph = await loadSubgraph(context.configuration, { rpc });
      assertReachable(flags.toBlock, subgraph.build);
      const metrics = await serveMetrics(context);
      const database = await openDatabase(context, findDatabaseUrl(context));
      await followChain(context, {
        rpc,
        rpcUrls: context.configuration.rpc ?? [],
        database,
        subgraph,
        toBlock: flags.toBlock,
        metrics,
        onCaughtUp: (block) => {
          const isWaiting = flags.toBlock !== undefined && block < flags.toBlock;
          context.logger.info({
            msg: "Caught up with the chain",
            block,
            ...(isWaiting && { waitingFor: flags.toBlock }),
          });
        },
      });
    }),
  );
}

function assertReachable(toBlock: number | undefined, { startBlock }: SubgraphBuild): void {
  if (toBlock === undefined || toBlock >= startBlock) return;
  const message = `--to-block ${toBlock} is before the subgraph's first block ${startBlock}: give that or a later one.`;
  throw new AppError("BAD_CONFIGURATION", message);
}
