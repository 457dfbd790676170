import type { Database } from "@facevalue/db";
import type { Kysely } from "kysely";
import type { MetricOnNetwork } from "../compute/metric-on-network.ts";
import { NOTHING_TO_DO, type Standing, writeWatermark } from "../compute/watermark.ts";
import { lockCursor, moveCursor } from "./consumer-cursor.ts";
import { markAllKeys, markTouchedKeys } from "./mark-keys.ts";
import { markRateKeys } from "./mark-rate-keys.ts";
import { NOTHING_READ } from "./nothing-read.ts";
import { readChanges } from "./read-changes.ts";
import { moveRateCursor, readNewRates } from "./read-new-rates.ts";
import { noteSettings, readNewSettings } from "./read-new-settings.ts";

/**
 * Takes a metric through the change feed and the exchange rates to their end, in one transaction: marks what the new
 * entries and rates touch, moves the metric's places, and states how fresh its rows are when nothing is left to compute.
 * Where entries are missing that were pruned, or settings have changed, every key counts as touched.
 * @param options.isFromScratch marks every key instead
 */
export async function applyChanges(
  db: Kysely<Database>,
  unit: MetricOnNetwork,
  options: { isFromScratch?: boolean } = {},
): Promise<Standing> {
  return await db.transaction().execute(async (tx) => {
    const afterSeq = await lockCursor(tx, unit);
    const changes = await readChanges(tx, unit.network, afterSeq);
    if (changes === null) return NOTHING_TO_DO;
    const isFirst = afterSeq === NOTHING_READ;
    const rates = await readNewRates(tx, unit);
    const settings = await readNewSettings(tx, unit);
    const isFromScratch = isFirst || settings !== null || options.isFromScratch === true;
    if (isFromScratch || changes.isPruned) await markAllKeys(tx, unit, changes);
    else {
      await markTouchedKeys(tx, unit, { changes, afterSeq });
      if (rates !== null) await markRateKeys(tx, unit, rates);
    }
    if (rates !== null) await moveRateCursor(tx, unit, rates);
    if (settings !== null) await noteSettings(tx, unit, settings);
    await moveCursor(tx, unit, { changes, isFirst });
    return await writeWatermark(tx, unit);
  });
}
