import { eventIdOf, TOKEN } from "./chain-rows.ts";
import { AS_OF, STAMP } from "./metric-stamp.ts";
import type { Row } from "./test-network.ts";

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
