import { join } from "node:path";
import { startServer } from "@facevalue/api";
import type { CommandContext } from "../command-context.ts";
import type { MetricsPage } from "../metrics/metrics-page.ts";
import type { OpenDatabase } from "./open-database.ts";

const DASHBOARD = join(import.meta.dirname, "../../../dashboard/dist");

/** Starts the API and the dashboard on the configured port, with `metrics`; closes with the command. */
export async function serve(
  context: CommandContext,
  database: OpenDatabase,
  metrics: MetricsPage,
): Promise<{ url: string }> {
  const { configuration, logger, shutdown } = context;
  const { host, port, adminKey } = configuration;
  const server = await startServer({
    databaseUrl: database.url,
    host,
    port,
    dashboardFolder: DASHBOARD,
    logger,
    metrics,
    adminKey,
  });
  shutdown.add("HTTP server", () => server.close());
  return { url: server.url };
}
