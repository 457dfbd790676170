import { AppError } from "@facevalue/core";
import type { Freshness } from "../../generated/resolver-types.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import type { FigureStamp } from "./figure-stamp.ts";
import { isComputed } from "./is-computed.ts";

/**
 * How fresh an event's figure is. `block` is the metric's own watermark, or, if the event's last computation failed,
 * the one before: the event's row may already be newer, never older. It is null as long as nothing was computed for
 * the event.
 */
export async function freshnessOf(stamp: FigureStamp, { loaders }: RequestContext): Promise<Freshness> {
  const { chainId } = stamp.event;
  const [cursor, state, failed] = await Promise.all([
    loaders.cursor.load(chainId),
    loaders.metricState.load({ metric: stamp.metric, chainId }),
    loaders.failedKey.load(stamp),
  ]);
  const indexedBlock = cursor?.block_number ?? null;
  if (indexedBlock === null) throw new AppError("INTERNAL", `chain ${chainId} has events but no cursor`);
  const known = isComputed(stamp, state) ? state : null;
  const rows = known !== null && failed !== null ? failed : known;
  const blockTime = rows?.blockTime ?? null;
  return {
    block: rows?.block ?? null,
    blockTime,
    indexedBlock: BigInt(indexedBlock),
    headBlock: BigInt(cursor?.head_block ?? indexedBlock),
    lagSeconds: lagBetween(blockTime, cursor?.block_time ?? null),
    computedAt: stamp.computedAt ?? known?.computedAt ?? null,
    methodologyVersion: stamp.methodology ?? known?.methodology ?? null,
  };
}

function lagBetween(blockTime: Date | null, indexedTime: Date | null): number | null {
  if (blockTime === null || indexedTime === null) return null;
  return Math.max(0, Math.round((indexedTime.getTime() - blockTime.getTime()) / 1000));
}
