import type { EventRecord } from "../event/event-record.ts";
import type { MetricName } from "./metric-name.ts";

/** What is needed to say how fresh a figure of an event is. */
export interface FigureStamp {
  readonly metric: MetricName;
  readonly event: EventRecord;
  /** When the event's own row was computed; null when there is none. */
  readonly computedAt: Date | null;
  /** Version of the method that computed it; null when there is no row. */
  readonly methodology: number | null;
}
