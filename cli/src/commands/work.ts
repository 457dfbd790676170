import { Command } from "commander";
import { runCommand } from "../command-context.ts";
import { addDatabaseMetrics } from "../metrics/database-metrics.ts";
import { serveMetrics } from "../metrics/metrics-server.ts";
import { followExchangeRates } from "../parts/follow-exchange-rates.ts";
import { openChain } from "../parts/open-chain.ts";
import { findDatabaseUrl, openDatabase } from "../parts/open-database.ts";
import { openWorkers } from "../parts/open-workers.ts";
import { waitForStop } from "../parts/wait-for-stop.ts";
import { addSettingOptions } from "../setting-options.ts";

export function workCommand(): Command {
  const command = new Command("work")
    .description("Compute the metrics and keep them in step with the indexed chains")
    .option("--until-idle", "end with exit code 0 once every metric has caught up with the indexed chains");
  addSettingOptions(command, ["database", "redis", "host", "metricsPort", "rpc", "rates", "detection"]);
  return command.action((flags: { untilIdle?: boolean }) =>
    runCommand(flags, async (context) => {
      const { logger, shutdown } = context;
      const metrics = await serveMetrics(context);
      const { url, db } = await openDatabase(context, findDatabaseUrl(context));
      if (metrics !== null) addDatabaseMetrics(metrics, db, logger);
      const rpc = context.configuration.rpc === undefined ? null : openChain(context);
      followExchangeRates(context, { db, rpc });
      const workers = await openWorkers(context, url, metrics);
      if (flags.untilIdle) await workers.idle();
      else await waitForStop(shutdown);
    }),
  );
}
