import { eventMarkup } from "./event-markup/metric.ts";
import { eventSales } from "./event-sales/metric.ts";
import type { Metric } from "./metric.ts";

/** Every metric. */
export const METRICS: readonly Metric[] = [eventSales, eventMarkup];
