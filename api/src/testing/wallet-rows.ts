import { eventIdOf, TOKEN } from "./chain-rows.ts";
import { STAMP } from "./metric-stamp.ts";
import type { Row } from "./test-network.ts";

export function walletProfileRow(wallet: Buffer, changes: Row = {}): Row {
  return {
    wallet,
    primary_bought_count: 1,
    resale_bought_count: 2,
    complimentary_count: 0,
    unpriced_bought_count: 0,
    resold_count: 3,
    unpriced_resold_count: 0,
    face_compared_count: 3,
    above_face_count: 2,
    given_count: 0,
    received_count: 1,
    held_count: 4,
    checked_in_count: 1,
    refund_count: 0,
    bought_event_count: 2,
    attended_event_count: 1,
    first_seen_at: "2026-02-01T00:00:00Z",
    last_seen_at: "2026-02-28T00:00:00Z",
    ...STAMP,
    ...changes,
  };
}

export function walletMoneyRow(wallet: Buffer, changes: Row = {}): Row {
  return {
    wallet,
    currency: TOKEN,
    spent_primary: 51_500_000,
    spent_resale: 0,
    refunded: 0,
    resale_gross: 61_800_000,
    resale_earned: 60_000_000,
    royalties_deducted: 1_000_000,
    split_unknown_count: 0,
    matched_count: 1,
    gift_count: 0,
    cost_unknown_count: 0,
    unnumbered_count: 0,
    matched_earned: 60_000_000,
    matched_cost: 51_500_000,
    realized_profit: 8_500_000,
    realized_profit_reason: null,
    ...STAMP,
    ...changes,
  };
}

/** What a wallet sold as the organizer of an event. */
export function eventSellerRow(seller: Buffer, event: number, changes: Row = {}): Row {
  return {
    event_id: eventIdOf(event),
    seller,
    currency: TOKEN,
    sold_count: 3,
    earned: 90_000_000,
    split_unknown_count: 0,
    first_sale_at: "2026-02-01T00:00:00Z",
    last_sale_at: "2026-02-20T00:00:00Z",
    ...STAMP,
    ...changes,
  };
}
