import { startWorkers, type Workers } from "@facevalue/workers";
import type { CommandContext } from "../command-context.ts";
import type { MetricsPage } from "../metrics/metrics-page.ts";
import { addWorkMetrics } from "../metrics/work-metrics.ts";
import { chooseMetrics } from "./choose-metrics.ts";

/** Starts the workers and adds what they do to the page, if there is one; they close with the command. */
export async function openWorkers(
  { configuration, logger, shutdown }: CommandContext,
  databaseUrl: string,
  page: MetricsPage | null,
): Promise<Workers> {
  let started: Workers | undefined;
  const observer = page === null ? undefined : addWorkMetrics(page, () => started?.isQueueThere() ?? false);
  const metrics = chooseMetrics(configuration);
  const workers = await startWorkers({
    databaseUrl,
    redisUrl: configuration.redis,
    logger,
    observer,
    metrics,
  });
  shutdown.add("workers", () => workers.close());
  started = workers;
  return workers;
}
