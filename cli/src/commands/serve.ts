import { Command } from "commander";
import { runCommand } from "../command-context.ts";
import { addDatabaseMetrics } from "../metrics/database-metrics.ts";
import { MetricsPage } from "../metrics/metrics-page.ts";
import { findDatabaseUrl, openDatabase } from "../parts/open-database.ts";
import { serve } from "../parts/serve.ts";
import { waitForStop } from "../parts/wait-for-stop.ts";
import { addSettingOptions } from "../setting-options.ts";

export function serveCommand(): Command {
  const command = new Command("serve").description("Serve the GraphQL API and the dashboard");
  addSettingOptions(command, ["database", "host", "port"]);
  return command.action((flags: Record<string, unknown>) =>
    runCommand(flags, async (context) => {
      const database = await openDatabase(context, findDatabaseUrl(context));
      const metrics = new MetricsPage();
      addDatabaseMetrics(metrics, database.db, context.logger);
      const { url } = await serve(context, database, metrics);
      process.stdout.write(`Dashboard: ${url}\n`);
      await waitForStop(context.shutdown);
    }),
  );
}
