import { eventIdOf } from "./chain-rows.ts";
import { STAMP } from "./metric-stamp.ts";
import type { Row } from "./test-network.ts";

export function ticketsRow(event: number, changes: Row = {}): Row {
  return {
    event_id: eventIdOf(event),
    ticket_count: 20,
    valid_count: 6,
    resell_count: 1,
    scanned_count: 1,
    checked_in_count: 4,
    claimed_count: 2,
    voided_count: 3,
    refunded_count: 1,
    expired_count: 1,
    burned_count: 1,
    unnumbered_count: 0,
    transferred_0_count: 9,
    transferred_1_count: 5,
    transferred_2_count: 3,
    transferred_3_count: 2,
    transferred_4_or_more_count: 1,
    resold_0_count: 12,
    resold_1_count: 6,
    resold_2_count: 1,
    resold_3_count: 1,
    resold_4_or_more_count: 0,
    admitting_count: 10,
    listed_count: 4,
    listed_share: "0.400000000000000000",
    listed_reason: null,
    first_resale_count: 8,
    first_resale_p25_seconds: 3600,
    first_resale_median_seconds: 86_400,
    first_resale_p75_seconds: 172_800,
    first_resale_reason: null,
    ...STAMP,
    ...changes,
  };
}

export function holdersRow(event: number, changes: Row = {}): Row {
  return {
    event_id: eventIdOf(event),
    held_count: 14,
    holder_count: 6,
    most_held: 5,
    holding_1_count: 3,
    holding_2_count: 1,
    holding_3_count: 0,
    holding_4_count: 1,
    holding_5_to_9_count: 1,
    holding_10_or_more_count: 0,
    mean_held: "2.333333333333333333",
    top_10_count: 14,
    top_10_share: "1.000000000000000000",
    gini: "0.357142857142857143",
    hhi: "0.244897959183673469",
    holders_reason: null,
    buyer_count: 5,
    returning_count: 2,
    returning_share: "0.400000000000000000",
    returning_reason: null,
    network_returning_count: 3,
    network_returning_share: "0.600000000000000000",
    network_returning_reason: null,
    ...STAMP,
    ...changes,
  };
}

export function attendanceRow(event: number, changes: Row = {}): Row {
  return {
    event_id: eventIdOf(event),
    expected_count: 14,
    checked_in_count: 4,
    unnumbered_count: 0,
    unnumbered_use_count: 0,
    original_holder_count: 2,
    resale_holder_count: 1,
    other_holder_count: 1,
    checked_in_share: "0.285714285714285714",
    checked_in_reason: null,
    first_check_in_at: "2026-02-20T17:31:00Z",
    last_check_in_at: "2026-02-20T18:02:00Z",
    ...STAMP,
    ...changes,
  };
}

export function checkInRow(event: number, start: string, tickets: number): Row {
  return { event_id: eventIdOf(event), bucket_start: start, checked_in_count: tickets, ...STAMP };
}
