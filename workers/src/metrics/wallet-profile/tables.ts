import type { MetricTable } from "../metric-table.ts";

/** One row per wallet with facts. */
export const WALLET_PROFILE = {
  name: "wallet_profile",
  identity: { wallet: "id" },
  values: {
    primary_bought_count: "count",
    resale_bought_count: "count",
    complimentary_count: "count",
    unpriced_bought_count: "count",
    resold_count: "count",
    unpriced_resold_count: "count",
    face_compared_count: "count",
    above_face_count: "count",
    given_count: "count",
    received_count: "count",
    held_count: "count",
    checked_in_count: "count",
    refund_count: "count",
    bought_event_count: "count",
    attended_event_count: "count",
    first_seen_at: "time?",
    last_seen_at: "time?",
    as_of_block: "count",
  },
} as const satisfies MetricTable;

/** One row per wallet and currency in which it paid, was paid or was refunded. */
export const WALLET_MONEY = {
  name: "wallet_money",
  identity: { wallet: "id", currency: "id" },
  values: {
    spent_primary: "amount",
    spent_resale: "amount",
    refunded: "amount",
    resale_gross: "amount",
    resale_earned: "amount?",
    royalties_deducted: "amount?",
    split_unknown_count: "count",
    matched_count: "count",
    gift_count: "count",
    cost_unknown_count: "count",
    unnumbered_count: "count",
    matched_earned: "amount",
    matched_cost: "amount",
    realized_profit: "amount?",
    realized_profit_reason: "text?",
    as_of_block: "count",
  },
} as const satisfies MetricTable;
