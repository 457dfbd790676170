import type { MetricTable, RowOf } from "../metric-table.ts";

export const HOLDERS = {
  name: "event_holders",
  identity: { event_id: "id" },
  values: {
    held_count: "count",
    holder_count: "count",
    most_held: "count",
    holding_1_count: "count",
    holding_2_count: "count",
    holding_3_count: "count",
    holding_4_count: "count",
    holding_5_to_9_count: "count",
    holding_10_or_more_count: "count",
    mean_held: "ratio?",
    top_10_count: "count",
    top_10_share: "ratio?",
    gini: "ratio?",
    hhi: "ratio?",
    holders_reason: "text?",
    buyer_count: "count",
    returning_count: "count?",
    returning_share: "ratio?",
    returning_reason: "text?",
    network_returning_count: "count",
    network_returning_share: "ratio?",
    network_returning_reason: "text?",
    as_of_block: "count",
  },
} as const satisfies MetricTable;

export type HoldersRow = RowOf<typeof HOLDERS>;
