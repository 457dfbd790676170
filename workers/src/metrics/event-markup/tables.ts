import type { RowOf } from "../metric-table.ts";

/** Which amounts are compared (TOKEN, FIAT), and whether wash trades count (RAW) or not (WASH_ADJUSTED). */
const VARIANT = { event_id: "id", basis: "text", adjustment: "text" } as const;
const HEADLINE = { median_markup: "ratio?", p90_markup: "ratio?", markup_reason: "text?" } as const;
const SIDES = { above_face_count: "count", below_face_count: "count" } as const;

export const MARKUP = {
  name: "event_markup",
  identity: { ...VARIANT, slice: "text", slice_key: "text" },
  values: {
    resale_count: "count",
    measured_count: "count",
    price_unknown_count: "count",
    face_unknown_count: "count",
    face_zero_count: "count",
    mixed_currency_count: "count",
    unnumbered_count: "count",
    event_currency_unknown_count: "count",
    currency_unknown_count: "count",
    fx_missing_count: "count",
    fx_stale_count: "count",
    wash_suspect_count: "count",
    ...HEADLINE,
    median_low: "ratio?",
    median_high: "ratio?",
    value_weighted_markup: "ratio?",
    trimmed_markup: "ratio?",
    value_weighted_reason: "text?",
    ...SIDES,
    above_face_low_count: "count",
    above_face_high_count: "count",
    capped_count: "count",
    above_cap_count: "count",
    above_cap_low_count: "count",
    above_cap_high_count: "count",
    excess_paid: "amount?",
    excess_currency: "id?",
    excess_reason: "text?",
    margin_count: "count",
    gift_cost_count: "count",
    split_unknown_count: "count",
    cost_unknown_count: "count",
    cost_zero_count: "count",
    cost_unconverted_count: "count",
    median_margin: "ratio?",
    margin_reason: "text?",
    final_ticket_count: "count",
    final_markup: "ratio?",
    final_reason: "text?",
    sold_ticket_count: "count?",
    resold_ticket_count: "count?",
    resold_reason: "text?",
    seller_count: "count",
    seller_concentration: "ratio?",
    top_seller_share: "ratio?",
    seller_reason: "text?",
    as_of_block: "count",
    as_of_time: "time",
  },
} as const;

export const DAY = {
  name: "event_markup_day",
  identity: { ...VARIANT, day: "day" },
  values: { measured_count: "count", ...HEADLINE, ...SIDES, as_of_block: "count" },
} as const;

export const BIN = {
  name: "event_markup_bin",
  identity: { ...VARIANT, lower_bps: "count" },
  values: { upper_bps: "count?", sale_count: "count", as_of_block: "count" },
} as const;

export type MarkupRow = RowOf<typeof MARKUP>;
export type DayRow = RowOf<typeof DAY>;
export type BinRow = RowOf<typeof BIN>;
