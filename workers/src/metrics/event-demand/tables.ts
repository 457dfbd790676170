import type { MetricTable } from "../metric-table.ts";

export const DEMAND = {
  name: "event_demand",
  identity: { event_id: "id" },
  values: {
    capacity: "amount?",
    held_count: "amount",
    primary_count: "amount",
    released_count: "amount",
    sold_count: "amount",
    sell_through: "ratio?",
    sell_through_reason: "text?",
    buyer_count: "count",
    buyer_ratio: "ratio?",
    buyer_ratio_reason: "text?",
    on_sale_at: "time?",
    velocity: "ratio",
    velocity_at: "time?",
    sold_out_at: "time?",
    open_listing_count: "count",
    listed_ticket_count: "count",
    listing_ratio: "ratio?",
    listing_ratio_reason: "text?",
    as_of_block: "count",
    as_of_time: "time",
  },
} as const satisfies MetricTable;

export const TIER = {
  name: "event_demand_tier",
  identity: { event_id: "id", tier_id: "id" },
  values: {
    supply: "amount?",
    held_count: "amount",
    sold_count: "amount",
    sell_through: "ratio?",
    sell_through_reason: "text?",
    as_of_block: "count",
  },
} as const satisfies MetricTable;

export const BUCKET = {
  name: "event_market_bucket",
  identity: { event_id: "id", bucket_start: "time" },
  values: {
    sold_count: "amount",
    resold_count: "amount",
    listed_count: "count",
    open_before: "count",
    open_after: "count",
    open_seconds: "count",
    as_of_block: "count",
  },
} as const satisfies MetricTable;
