import { AppError } from "@facevalue/core";
import type { Freshness } from "../../generated/resolver-types.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import type { FigureStamp } from "./figure-stamp.ts";
import { isComputed } from "./is-computed.ts";

/**
 * How fresh an event's figure is. `block` is the metric's own watermark: the event's row may already be newer, never
 * older. It is null as long as nothing was computed for the event.
 */
export async function freshnessOf(stamp: FigureStamp, { loaders }: RequestContext): Promise<Freshness> {
  const { chainId } = stamp.event;
  const [cursor, state] = await Promise.all([
    loaders.cursor.load(chainId),
    loaders.metricState.load({ metric: stamp.metric, chainId }),
  ]);
  const indexedBlock = cursor?.block_number ?? null;
  if (indexedBlock === null) throw new AppError("INTERNAL", `chain ${chainId} has events but no cursor`);
  const known = isComputed(stamp, state) ? state : null;
  const blockTime = known?.blockTime ?? null;
  return {
    block: known?.block ?? null,
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
