import { tierId } from "./chain-ids.ts";
import { eventIdOf, TOKEN } from "./chain-rows.ts";
import type { Row } from "./test-network.ts";

export const COMPUTED_AT = "2026-03-01T12:00:00.000Z";

export const STAMP = { methodology: 1, computed_at: COMPUTED_AT, as_of_block: 900 };
const AS_OF = { ...STAMP, as_of_time: "2026-03-01T11:59:00Z" };

export function eventSalesRow(event: number, changes: Row = {}): Row {
  return {
    event_id: eventIdOf(event),
    primary_count: 10,
    unpriced_primary_count: 0,
    complimentary_count: 1,
    refund_count: 2,
    resale_count: 6,
    unpriced_resale_count: 1,
    resold_ticket_count: 3,
    checked_in_count: 4,
    primary_buyer_count: 5,
    resale_buyer_count: 6,
    resale_share: "0.300000000000000000",
    resale_share_reason: null,
    first_sale_at: "2026-02-01T00:00:00Z",
    last_sale_at: "2026-02-28T00:00:00Z",
    ...AS_OF,
    ...changes,
  };
}

export function revenueRow(event: number, changes: Row = {}): Row {
  return {
    event_id: eventIdOf(event),
    currency: TOKEN,
    primary_gross: 515_000_000,
    primary_fees: 15_000_000,
    refund_gross: 103_000_000,
    resale_gross: 370_800_000,
    royalties: 18_000_000,
    marketplace_fees: 10_800_000,
    seller_proceeds: 342_000_000,
    organizer_net: 415_000_000,
    primary_split_unknown_count: 0,
    resale_split_unknown_count: 0,
    ...AS_OF,
    ...changes,
  };
}

export function bucketRow(event: number, bucketStart: string, changes: Row = {}): Row {
  return {
    event_id: eventIdOf(event),
    currency: TOKEN,
    bucket_start: bucketStart,
    primary_count: 2,
    complimentary_count: 0,
    refund_count: 0,
    resale_count: 1,
    primary_gross: 103_000_000,
    primary_fees: 3_000_000,
    refund_gross: 0,
    resale_gross: 61_800_000,
    royalties: 3_000_000,
    marketplace_fees: 1_800_000,
    primary_split_unknown_count: 0,
    resale_split_unknown_count: 0,
    ...STAMP,
    ...changes,
  };
}

const IN_TOKENS = { basis: "TOKEN", adjustment: "RAW" };

export function markupRow(event: number, changes: Row = {}): Row {
  return {
    event_id: eventIdOf(event),
    ...IN_TOKENS,
    slice: "ALL",
    slice_key: "",
    resale_count: 6,
    measured_count: 6,
    price_unknown_count: 0,
    face_unknown_count: 0,
    face_zero_count: 0,
    mixed_currency_count: 0,
    unnumbered_count: 0,
    event_currency_unknown_count: 0,
    currency_unknown_count: 0,
    fx_missing_count: 0,
    fx_stale_count: 0,
    wash_suspect_count: 0,
    median_markup: "0.200000000000000000",
    median_low: "-0.050000000000000000",
    median_high: "1.000000000000000000",
    p90_markup: "0.310000000000000000",
    value_weighted_markup: "0.000000000000000001",
    trimmed_markup: "0.100000000000000000",
    markup_reason: null,
    value_weighted_reason: null,
    above_face_count: 4,
    above_face_low_count: 3,
    above_face_high_count: 5,
    below_face_count: 1,
    capped_count: 3,
    above_cap_count: 1,
    above_cap_low_count: 0,
    above_cap_high_count: 2,
    excess_paid: 1_500_000,
    excess_currency: TOKEN,
    excess_reason: null,
    margin_count: 5,
    gift_cost_count: 1,
    split_unknown_count: 0,
    cost_unknown_count: 1,
    cost_zero_count: 0,
    cost_unconverted_count: 0,
    median_margin: "0.050000000000000000",
    margin_reason: null,
    final_ticket_count: 3,
    final_markup: null,
    final_reason: "LOW_N",
    sold_ticket_count: 10,
    resold_ticket_count: 3,
    resold_reason: null,
    seller_count: 2,
    seller_concentration: "0.500000000000000000",
    top_seller_share: "1.000000000000000000",
    seller_reason: null,
    ...AS_OF,
    ...changes,
  };
}

export function markupDayRow(event: number, day: string, changes: Row = {}): Row {
  return {
    event_id: eventIdOf(event),
    ...IN_TOKENS,
    day,
    measured_count: 6,
    median_markup: "0.200000000000000000",
    p90_markup: "0.310000000000000000",
    markup_reason: null,
    above_face_count: 4,
    below_face_count: 1,
    ...STAMP,
    ...changes,
  };
}

export function markupBinRow(event: number, lowerBps: number, upperBps: number | null): Row {
  const range = { lower_bps: lowerBps, upper_bps: upperBps };
  return { event_id: eventIdOf(event), ...IN_TOKENS, ...range, sale_count: 3, ...STAMP };
}

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

export function tierHourRow(event: number, hourStart: string, changes: Row = {}): Row {
  const { bucket_start, ...row } = bucketRow(event, hourStart);
  return { ...row, ticket_type: tierId(eventIdOf(event), 1), hour_start: bucket_start, ...changes };
}

export function tierSalesRow(event: number, tier: number | null, changes: Row = {}): Row {
  return {
    event_id: eventIdOf(event),
    ticket_type: tierKey(event, tier),
    primary_count: 2,
    complimentary_count: 0,
    refund_count: 0,
    resale_count: 1,
    unpriced_primary_count: 0,
    unpriced_resale_count: 0,
    primary_buyer_count: 1,
    resale_buyer_count: 1,
    ...STAMP,
    ...changes,
  };
}

export function tierRevenueRow(event: number, tier: number | null, changes: Row = {}): Row {
  const { as_of_time: _none, ...row } = revenueRow(event);
  return { ...row, ticket_type: tierKey(event, tier), ...changes };
}

function tierKey(event: number, tier: number | null): Buffer {
  return tier === null ? Buffer.alloc(0) : tierId(eventIdOf(event), tier);
}

export function buyerHourRow(event: number, hourStart: string, buyers: number): Row {
  return { event_id: eventIdOf(event), hour_start: hourStart, ...buyersOf(buyers) };
}

export function buyerPeriodRow(event: number, period: string, day: string, buyers: number): Row {
  return { event_id: eventIdOf(event), period, day, ...buyersOf(buyers) };
}

function buyersOf(buyers: number): Row {
  return { primary_buyer_count: buyers, resale_buyer_count: 0, buyer_count: buyers, ...STAMP };
}

export function fiatRow(event: number, item: string, changes: Row = {}): Row {
  return {
    event_id: eventIdOf(event),
    item,
    fiat: "EUR",
    amount: 123_45,
    amount_reason: null,
    converted_amount: 123_45,
    converted_count: 3,
    unconverted_count: 0,
    ...STAMP,
    ...changes,
  };
}

export function feeRow(event: number, role: string, recipient: Buffer, changes: Row = {}): Row {
  return {
    event_id: eventIdOf(event),
    kind: "SECONDARY",
    currency: TOKEN,
    role,
    recipient,
    amount: 1_000_000,
    part_count: 1,
    ...STAMP,
    ...changes,
  };
}

export function feeTotalRow(event: number, changes: Row = {}): Row {
  return {
    event_id: eventIdOf(event),
    kind: "SECONDARY",
    currency: TOKEN,
    gross: 61_800_000,
    attributed: 60_000_000,
    unattributed: 1_800_000,
    sale_count: 2,
    undivided_sale_count: 1,
    royalty_compared_count: 1,
    royalty_unknown_count: 1,
    royalty_paid: 1_000_000,
    royalty_due: 3_000_000,
    royalty_shortfall: 2_000_000,
    ...STAMP,
    ...changes,
  };
}

export function walletProfileRow(wallet: Buffer, changes: Row = {}): Row {
  return {
    wallet,
    primary_bought_count: 1,
    resale_bought_count: 2,
    complimentary_count: 0,
    unpriced_bought_count: 0,
    primary_sold_count: 0,
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
    primary_earned: 0,
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
