import type { Database } from "@facevalue/db";
import type { Kysely } from "kysely";
import type { Network } from "../compute/metric-on-network.ts";
import { type Standing, writeWatermarks } from "../compute/watermark.ts";
import type { Metric } from "../metrics/metric.ts";
import { applyChanges } from "./apply-changes.ts";
import { markNetworkKeys } from "./mark-network-keys.ts";
import { markRateKeys } from "./mark-rate-keys.ts";
import { lockCursors, moveCursors } from "./network-cursors.ts";
import { readChanges } from "./read-changes.ts";
import { moveRateCursor, readNewRates } from "./read-new-rates.ts";
import { readNewSettings } from "./read-new-settings.ts";

/**
 * Takes a network's metrics through its change feed to the end: those that are at the same place in one transaction, those
 * that are elsewhere or have to start from scratch each in its own, as `applyChanges` does.
 * @returns what each of them has left to do
 */
export async function applyNetworkChanges(
  db: Kysely<Database>,
  network: Network,
  metrics: readonly Metric[],
): Promise<ReadonlyMap<Metric, Standing>> {
  const standings = new Map(await applyTogether(db, network, metrics));
  const others = metrics.filter((metric) => !standings.has(metric));
  const results = await Promise.allSettled(
    others.map(async (metric) => standings.set(metric, await applyChanges(db, { metric, network }))),
  );
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return standings;
}

/** Standings of the metrics that could be taken further together. */
async function applyTogether(
  db: Kysely<Database>,
  network: Network,
  metrics: readonly Metric[],
): Promise<readonly (readonly [Metric, Standing])[]> {
  return await db.transaction().execute(async (tx) => {
    const cursors = await lockCursors(tx, network, metrics);
    if (cursors === null) return [];
    const { afterSeq, behindRates } = cursors;
    const changes = await readChanges(tx, network, afterSeq);
    if (changes === null || changes.isPruned) return [];
    const together: Metric[] = [];
    for (const metric of cursors.metrics) {
      if ((await readNewSettings(tx, { metric, network })) === null) together.push(metric);
    }
    await markNetworkKeys(tx, network, { metrics: together, changes, afterSeq });
    for (const metric of behindRates.filter((behind) => together.includes(behind))) {
      const rates = await readNewRates(tx, { metric, network });
      if (rates === null) continue;
      await markRateKeys(tx, { metric, network }, rates);
      await moveRateCursor(tx, { metric, network }, rates);
    }
    await moveCursors(tx, network, { metrics: together, changes });
    const standingOf = await writeWatermarks(tx, network, together);
    return together.map((metric) => [metric, standingOf(metric)] as const);
  });
}
