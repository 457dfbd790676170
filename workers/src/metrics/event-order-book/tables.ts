import type { MetricTable } from "../metric-table.ts";

const PLACE = { event_id: "id", tier_id: "id", currency: "id" } as const;

export const BOOK = {
  name: "event_order_book",
  identity: PLACE,
  values: {
    ask_count: "count",
    ask_ticket_count: "count",
    seller_count: "count",
    best_ask: "amount?",
    median_ask: "amount?",
    get_in: "amount?",
    get_in_reason: "text?",
    depth_10: "count?",
    depth_25: "count?",
    depth_50: "count?",
    floor_to_face: "ratio?",
    floor_to_face_reason: "text?",
    get_in_premium: "ratio?",
    get_in_premium_reason: "text?",
    bid_count: "count",
    bid_ticket_count: "amount",
    bidder_count: "count",
    self_bid_count: "count",
    best_bid: "amount?",
    spread: "ratio?",
    spread_reason: "text?",
    as_of_block: "count",
  },
} as const satisfies MetricTable;

export const LEVEL = {
  name: "event_order_book_level",
  identity: { ...PLACE, side: "text", price: "amount" },
  values: { order_count: "count", ticket_count: "amount", as_of_block: "count" },
} as const satisfies MetricTable;
