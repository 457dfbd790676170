import type { MetricTable } from "../metric-table.ts";

/** One row per event and rule with a price cap in its country. */
export const EVENT_CAP = {
  name: "event_cap",
  identity: { event_id: "id", rule_id: "text" },
  values: {
    rule_status: "text",
    resale_count: "count",
    price_unknown_count: "count",
    face_unknown_count: "count",
    mixed_currency_count: "count",
    measured_count: "count",
    above_count: "count",
    reason: "text?",
    as_of_block: "count",
  },
} as const satisfies MetricTable;

/** One row per event, rule and currency in which resales are above the cap. */
export const EVENT_CAP_EXCESS = {
  name: "event_cap_excess",
  identity: { event_id: "id", rule_id: "text", currency: "id" },
  values: { above_count: "count", excess: "amount", as_of_block: "count" },
} as const satisfies MetricTable;
