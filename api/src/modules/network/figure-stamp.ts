import type { EntityRef } from "../../graphql/entity-ref.ts";
import type { MetricName } from "./metric-name.ts";

/** Whose figure it is: an event, or what else a metric has rows of. */
export interface FigureOwner extends EntityRef {
  /** The metric says something of it once it got past this block. */
  readonly publishedAtBlock: bigint;
}

/** What is needed to say how fresh a figure is. */
export interface FigureStamp {
  readonly metric: MetricName;
  readonly event: FigureOwner;
  /** When the event's own row was computed; null when there is none. */
  readonly computedAt: Date | null;
  /** Version of the method that computed it; null when there is no row. */
  readonly methodology: number | null;
}
