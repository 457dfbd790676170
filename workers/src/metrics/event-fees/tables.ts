import type { MetricTable } from "../metric-table.ts";

/** One row per event, kind of sale, currency, role and recipient; the recipient is empty where the logs do not say. */
export const EVENT_FEE = {
  name: "event_fee",
  identity: { event_id: "id", kind: "text", currency: "id", role: "text", recipient: "id" },
  values: { amount: "amount", part_count: "count", as_of_block: "count" },
} as const satisfies MetricTable;

/** One row per event, kind of sale and currency with a sale of a known price. */
export const EVENT_FEE_TOTAL = {
  name: "event_fee_total",
  identity: { event_id: "id", kind: "text", currency: "id" },
  values: {
    gross: "amount",
    attributed: "amount",
    unattributed: "amount",
    sale_count: "count",
    undivided_sale_count: "count",
    royalty_compared_count: "count",
    royalty_unknown_count: "count",
    royalty_paid: "amount?",
    royalty_due: "amount?",
    royalty_shortfall: "amount?",
    as_of_block: "count",
  },
} as const satisfies MetricTable;
