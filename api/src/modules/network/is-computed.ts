import type { FigureStamp } from "./figure-stamp.ts";
import type { MetricState } from "./providers/create-metric-state-loader.ts";

/**
 * Whether a figure of the event is known: the event has a row, or the metric got past the event's publication
 * without writing one, as nothing was sold.
 */
export function isComputed(stamp: FigureStamp, state: MetricState | null): boolean {
  if (stamp.computedAt !== null) return true;
  return state !== null && state.block >= stamp.event.publishedAtBlock;
}
