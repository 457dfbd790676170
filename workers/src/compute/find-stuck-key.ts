import { AppError } from "@facevalue/core";
import type { Database } from "@facevalue/db";
import { type Kysely, sql } from "kysely";
import type { MetricOnNetwork } from "./metric-on-network.ts";

/** A key that failed so often in a row is not waited for any longer. */
const FAILURES_TO_GIVE_UP = 3;

interface Row {
  key: Buffer;
  error: string | null;
  stuck: string;
}

/**
 * @throws METRIC_FAILED when the keys that the metric still has to compute have all failed again and again
 */
export async function assertNotStuck(
  db: Kysely<Database>,
  { metric, network }: MetricOnNetwork,
): Promise<void> {
  const isDirty = sql`metric = ${metric.name} and chain_id = ${network.chainId}`;
  const { rows } = await sql<Row>`
    select key, error, count(*) over () as stuck from ops.dirty_key
    where ${isDirty} and not exists (
      select from ops.dirty_key where ${isDirty} and failures < ${FAILURES_TO_GIVE_UP})
    order by failures desc, key limit 1`.execute(db);
  const [row] = rows;
  if (row === undefined) return;
  const which = `${row.stuck} ${row.stuck === "1" ? "key" : "keys"}, first 0x${row.key.toString("hex")}`;
  const message =
    `the metric ${metric.name} failed on network ${network.chainId} for ${which}: ${row.error}; ` +
    `see facevalue dead-letters list --all, and once it is mended run facevalue dead-letters replay`;
  throw new AppError("METRIC_FAILED", message);
}
