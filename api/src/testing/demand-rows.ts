import { DEMAND_TERMS } from "@facevalue/core";
import { tierId } from "./chain-ids.ts";
import { eventIdOf, TOKEN } from "./chain-rows.ts";
import { COMPUTED_AT } from "./metric-stamp.ts";
import type { Row } from "./test-network.ts";

const STAMP = { methodology: 1, computed_at: COMPUTED_AT, as_of_block: 900 };
const NONE = Buffer.alloc(0);

export function demandRow(event: number, changes: Row = {}): Row {
  return {
    event_id: eventIdOf(event),
    capacity: 100,
    held_count: 20,
    primary_count: 42,
    released_count: 2,
    sold_count: 40,
    sell_through: "0.500000000000000000",
    sell_through_reason: null,
    buyer_count: 21,
    buyer_ratio: "0.500000000000000000",
    buyer_ratio_reason: null,
    on_sale_at: "2026-02-01T00:00:00Z",
    velocity: "8.000000000000000000",
    velocity_at: "2026-03-01T00:00:00Z",
    sold_out_at: null,
    open_listing_count: 6,
    listed_ticket_count: 4,
    listing_ratio: "0.100000000000000000",
    listing_ratio_reason: null,
    as_of_time: "2026-03-01T11:00:00Z",
    ...STAMP,
    ...changes,
  };
}

export function tierDemandRow(event: number, tier: number): Row {
  const figures = { supply: 50, held_count: 0, sold_count: 25 };
  const share = { sell_through: "0.500000000000000000", sell_through_reason: null };
  return {
    event_id: eventIdOf(event),
    tier_id: tierId(eventIdOf(event), tier),
    ...figures,
    ...share,
    ...STAMP,
  };
}

export function marketBucketRow(event: number, start: string, changes: Row = {}): Row {
  const counts = {
    sold_count: 2,
    resold_count: 3,
    listed_count: 1,
    open_before: 6,
    open_after: 6,
    open_seconds: 5400,
  };
  return { event_id: eventIdOf(event), bucket_start: start, ...counts, ...STAMP, ...changes };
}

export function bookRow(event: number, changes: Row = {}): Row {
  return {
    event_id: eventIdOf(event),
    tier_id: NONE,
    currency: TOKEN,
    ask_count: 6,
    ask_ticket_count: 4,
    seller_count: 3,
    best_ask: 50_000_000,
    median_ask: 70_000_000,
    get_in: 60_000_000,
    get_in_reason: null,
    depth_10: 2,
    depth_25: 3,
    depth_50: 4,
    floor_to_face: "1.000000000000000000",
    floor_to_face_reason: null,
    get_in_premium: "0.200000000000000000",
    get_in_premium_reason: null,
    bid_count: 1,
    bid_ticket_count: 2,
    bidder_count: 1,
    self_bid_count: 0,
    best_bid: 45_000_000,
    spread: "0.250000000000000000",
    spread_reason: null,
    ...STAMP,
    ...changes,
  };
}

export function levelRow(event: number, side: "ASK" | "BID", price: number, changes: Row = {}): Row {
  const place = { event_id: eventIdOf(event), tier_id: NONE, currency: TOKEN };
  return { ...place, side, price, order_count: 1, ticket_count: 2, ...STAMP, ...changes };
}

/** The rows of a cohort, one for each term. */
export function cohortRows(changes: Row = {}): Row[] {
  return DEMAND_TERMS.map((term) => ({
    network_key: Buffer.from("network"),
    level: "LEAD",
    category: "",
    size_class: "",
    lead: "FROM_60_DAYS",
    term,
    event_count: 5,
    known_count: 5,
    median: "0.500000000000000000",
    deviation: "0.500000000000000000",
    as_of_time: "2026-03-01T12:00:00Z",
    ...STAMP,
    ...changes,
  }));
}
