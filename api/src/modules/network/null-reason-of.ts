import type { NullReason } from "@facevalue/core";
import type { RequestContext } from "../../graphql/request-context.ts";
import type { FigureStamp } from "./figure-stamp.ts";
import { isComputed } from "./is-computed.ts";

/**
 * Why an event without a row has no figure.
 * @param whenEmpty the reason when it was computed and there is nothing to measure
 */
export async function nullReasonOf(
  { metric, event }: Pick<FigureStamp, "metric" | "event">,
  whenEmpty: NullReason,
  { loaders }: RequestContext,
): Promise<NullReason> {
  const [state, failed] = await Promise.all([
    loaders.metricState.load({ metric, chainId: event.chainId }),
    loaders.failedKey.load({ metric, event }),
  ]);
  if (failed !== null) return "FAILED";
  return isComputed({ metric, event, computedAt: null, methodology: null }, state)
    ? whenEmpty
    : "NOT_COMPUTED";
}
