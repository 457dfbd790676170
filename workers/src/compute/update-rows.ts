import { describeError } from "@facevalue/core";
import { inTransaction, type Session } from "@facevalue/db";
import { sql } from "kysely";
import { NETWORK_KEY } from "../metrics/metric.ts";
import { isConflict } from "./classify-error.ts";
import { claimKeys } from "./dirty-keys.ts";
import type { MetricOnNetwork } from "./metric-on-network.ts";
import { type BatchContext, SETTINGS } from "./recompute-batch.ts";

/**
 * Brings rows of a resting metric of a whole network up to date that new blocks touch, in one transaction that sees one state of the chain tables. Its key stays
 * marked: the next computation comes all the same, and what goes wrong here is left to it.
 * @returns whether that was done
 */
export async function updateRows(context: BatchContext, unit: MetricOnNetwork): Promise<boolean> {
  try {
    const finish = await inTransaction(
      context.pool,
      (session) => update(session, context, unit),
      "repeatable read",
    );
    finish?.();
    return finish !== null;
  } catch (error) {
    const { metric, network } = unit;
    const details = { metric: metric.name, chainId: network.chainId, error: describeError(error) };
    if (isConflict(error)) context.logger.debug({ msg: "An update met another change", ...details });
    else context.logger.warn({ msg: "An update failed and is left to the next computation", ...details });
    return false;
  }
}

async function update(
  session: Session,
  { facts, runs }: BatchContext,
  unit: MetricOnNetwork,
): Promise<(() => void) | null> {
  const { metric, network } = unit;
  const { db } = session;
  // Whoever computes the metric meanwhile has the mark.
  const [claimed] = await claimKeys(db, unit, { keys: [NETWORK_KEY] });
  if (claimed === undefined || metric.update === undefined) return null;
  await sql`select set_config(name, value, true) from unnest(${Object.keys(SETTINGS)}::text[], ${Object.values(SETTINGS)}::text[]) as setting (name, value)`.execute(
    db,
  );
  const scope = { ...network, keys: [NETWORK_KEY], ...(facts && { facts }), ...(runs && { runs }) };
  const finish = await metric.update(session, scope);
  if (finish !== null && claimed.stamp !== null) await forgetStamp(session, unit);
  return finish;
}

/** What a process remembers of the rows no longer stands there. */
async function forgetStamp({ db }: Session, { metric, network }: MetricOnNetwork): Promise<void> {
  await sql`
    delete from ops.key_stamp
    where metric = ${metric.name} and chain_id = ${network.chainId} and key = ${NETWORK_KEY}`.execute(db);
}
