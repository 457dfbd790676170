import { qualifiedName } from "./qualified-name.ts";
import { createSecondaryIndexes } from "./secondary-indexes.ts";
import type { StorageContext } from "./storage-context.ts";

/** Makes every secondary index and notes that they are there. An interrupted run goes on where it stopped. */
export async function buildIndexes(context: StorageContext): Promise<void> {
  const { client, schemaName, logger } = context;
  const startedAt = performance.now();
  await createSecondaryIndexes(context);
  await client.query(`update ${qualifiedName(schemaName, "cursor$")} set indexes_built = true`);
  const durationMs = Math.round(performance.now() - startedAt);
  logger.info({ msg: "Built indexes", schema: schemaName, durationMs });
}
