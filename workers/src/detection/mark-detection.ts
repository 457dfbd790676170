import type { Database } from "@facevalue/db";
import { type Kysely, sql } from "kysely";
import type { Network } from "../compute/metric-on-network.ts";
import { isComputed } from "../feed/consumer-cursor.ts";
import { ANOTHER_ATTEMPT, mark } from "../feed/mark-keys.ts";
import { NETWORK_KEY } from "../metrics/metric.ts";
import { METRICS } from "../metrics/registry.ts";

/** Has detection of a network computed again. Funding and labels are in no change feed: the metric that reads them is told. */
export async function markDetection(db: Kysely<Database>, { chainId, schema }: Network): Promise<void> {
  const metric = METRICS.find(({ name }) => name === "detection");
  if (metric === undefined || !(await isComputed(db, { metric, network: { chainId, schema } }))) return;
  const keys = sql`select ${NETWORK_KEY}::bytea as key`;
  await mark(
    db,
    { metric, network: { chainId, schema } },
    { keys, onConflict: ANOTHER_ATTEMPT, isOnlyAdded: false },
  );
}
