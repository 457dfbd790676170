import { Command } from "commander";
import { type CommandContext, runCommand } from "../command-context.ts";
import { openDataFolder, removeRunningInstance, writeRunningInstance } from "../data-folder.ts";
import { addDatabaseMetrics } from "../metrics/database-metrics.ts";
import { MetricsPage } from "../metrics/metrics-page.ts";
import { openBrowser } from "../open-browser.ts";
import { parseBlockNumber } from "../parse-block-number.ts";
import { assertPortIsFree } from "../parts/assert-port-is-free.ts";
import { followChain } from "../parts/follow-chain.ts";
import { followExchangeRates } from "../parts/follow-exchange-rates.ts";
import { loadSubgraph } from "../parts/load-subgraph.ts";
import { openChain } from "../parts/open-chain.ts";
import { openDatabase } from "../parts/open-database.ts";
import { openOwnDatabase } from "../parts/open-own-database.ts";
import { openSeason } from "../parts/open-season.ts";
import { openWorkers } from "../parts/open-workers.ts";
import { scheduleAudits } from "../parts/schedule-audits.ts";
import { serve } from "../parts/serve.ts";
import { waitForStop } from "../parts/wait-for-stop.ts";
import { addSettingOptions } from "../setting-options.ts";

interface StartFlags {
  readonly toBlock?: number;
  readonly open: boolean;
}

export function startCommand(): Command {
  const command = new Command("start")
    .description("Run everything: without --rpc, on a simulated season on a local chain that goes on trading")
    .option("--to-block <n>", "index up to this block only", parseBlockNumber)
    .option("--no-open", "do not open the dashboard in a browser");
  addSettingOptions(command, [
    "rpc",
    "database",
    "redis",
    "host",
    "port",
    "subgraph",
    "network",
    "networkFile",
    "schema",
    "finalityDepth",
    "history",
    "detection",
    "rates",
    "handlerTimeout",
    "heapLimit",
    "auditInterval",
    "auditSample",
  ]);
  return command.action((flags: StartFlags) => runCommand({ ...flags }, (context) => start(context, flags)));
}

async function start(context: CommandContext, flags: StartFlags): Promise<void> {
  const { configuration, logger, shutdown } = context;
  const folder = openDataFolder(configuration.data);
  await assertPortIsFree(configuration);
  const databaseUrl = configuration.database ?? (await openOwnDatabase(context, folder));
  const database = await openDatabase(context, databaseUrl);
  const metrics = new MetricsPage();
  addDatabaseMetrics(metrics, database.db, logger);
  const { url } = await serve(context, database, metrics);
  const season = configuration.rpc === undefined ? await openSeason(context, folder) : null;
  const rpcUrls = season === null ? (configuration.rpc ?? []) : [season.rpcUrl];
  const rpc = openChain(context, rpcUrls);
  const subgraph = await loadSubgraph(configuration, { rpc, given: season?.network });
  followExchangeRates(context, { db: database.db, rpc, fallback: season?.ratesFile });
  const workers = await openWorkers(context, databaseUrl, metrics);
  writeRunningInstance(folder, { pid: process.pid, databaseUrl, rpcUrls, url });
  shutdown.add("run file", () => removeRunningInstance(folder));
  const { toBlock } = flags;
  const onCaughtUp = (block: number) => {
    const announce = () => announceReady(url, block, flags.open);
    if (configuration.auditInterval > 0) scheduleAudits(context, { db: database.db, rpc });
    workers.idle().then(announce, (error: unknown) => logger.error({ msg: "Metrics failed", error }));
  };
  await followChain(context, {
    rpc,
    rpcUrls,
    database,
    subgraph,
    toBlock,
    isServed: true,
    metrics,
    onCaughtUp,
  });
  await waitForStop(shutdown);
}

function announceReady(url: string, block: number, isOpened: boolean): void {
  process.stdout.write(`Dashboard: ${url}  (up to date with block ${block})\n`);
  if (isOpened) openBrowser(url);
}
