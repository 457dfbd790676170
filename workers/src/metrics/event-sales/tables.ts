import type { MetricTable } from "../metric-table.ts";

const COUNTS = {
  primary_count: "count",
  complimentary_count: "count",
  refund_count: "count",
  resale_count: "count",
} as const;

const MONEY = {
  primary_gross: "amount?",
  primary_fees: "amount?",
  refund_gross: "amount",
  resale_gross: "amount?",
  royalties: "amount?",
  marketplace_fees: "amount?",
  primary_split_unknown_count: "count",
  resale_split_unknown_count: "count",
} as const;

const DIVIDED_MONEY = { ...MONEY, seller_proceeds: "amount?", organizer_net: "amount?" } as const;
const BUYERS = { primary_buyer_count: "count", resale_buyer_count: "count" } as const;
const UNPRICED = { unpriced_primary_count: "count", unpriced_resale_count: "count" } as const;

/** One row per event that was published or has facts. */
export const EVENT_SALES = {
  name: "event_sales",
  identity: { event_id: "id" },
  values: {
    ...COUNTS,
    ...UNPRICED,
    ...BUYERS,
    resold_ticket_count: "count?",
    checked_in_count: "count",
    resale_share: "ratio?",
    resale_share_reason: "text?",
    first_sale_at: "time?",
    last_sale_at: "time?",
    as_of_block: "count",
    as_of_time: "time",
  },
} as const satisfies MetricTable;

/** One row per event and currency of its priced sales and its refunds. */
export const EVENT_REVENUE = {
  name: "event_revenue",
  identity: { event_id: "id", currency: "id" },
  values: { ...DIVIDED_MONEY, as_of_block: "count", as_of_time: "time" },
} as const satisfies MetricTable;

/** One row per event, currency and 15 minutes (UTC) with a sale or a refund. */
export const EVENT_SALES_BUCKET = {
  name: "event_sales_bucket",
  identity: { event_id: "id", currency: "id", bucket_start: "time" },
  values: { ...COUNTS, ...MONEY, as_of_block: "count" },
} as const satisfies MetricTable;

/** One row per tier with a sale or a refund; the tier is empty where it is not known. */
export const TIER_SALES = {
  name: "tier_sales",
  identity: { event_id: "id", ticket_type: "id" },
  values: { ...COUNTS, ...UNPRICED, ...BUYERS, as_of_block: "count" },
} as const satisfies MetricTable;

export const TIER_REVENUE = {
  name: "tier_revenue",
  identity: { event_id: "id", ticket_type: "id", currency: "id" },
  values: { ...DIVIDED_MONEY, as_of_block: "count" },
} as const satisfies MetricTable;

/** One row per tier, currency and hour of the event's own clock with a sale or a refund. */
export const TIER_SALES_HOUR = {
  name: "tier_sales_hour",
  identity: { event_id: "id", ticket_type: "id", currency: "id", hour_start: "time" },
  values: { ...COUNTS, ...MONEY, as_of_block: "count" },
} as const satisfies MetricTable;

/** One row per hour of the event's own clock with a buyer. */
export const EVENT_BUYER_HOUR = {
  name: "event_buyer_hour",
  identity: { event_id: "id", hour_start: "time" },
  values: { ...BUYERS, buyer_count: "count", as_of_block: "count" },
} as const satisfies MetricTable;

/** One row per day, ISO week and month of the event's own calendar with a buyer. */
export const EVENT_BUYER_PERIOD = {
  name: "event_buyer_period",
  identity: { event_id: "id", period: "text", day: "day" },
  values: { ...BUYERS, buyer_count: "count", as_of_block: "count" },
} as const satisfies MetricTable;

/** One row per event, seller of its primary sales and currency, which is empty for sales without price. */
export const EVENT_SELLER = {
  name: "event_seller",
  identity: { event_id: "id", seller: "id", currency: "id" },
  values: {
    sold_count: "count",
    earned: "amount?",
    split_unknown_count: "count",
    first_sale_at: "time",
    last_sale_at: "time",
    as_of_block: "count",
  },
} as const satisfies MetricTable;

/** One row per event and sum, in the smallest unit of the event's fiat. */
export const EVENT_REVENUE_FIAT = {
  name: "event_revenue_fiat",
  identity: { event_id: "id", item: "text" },
  values: {
    fiat: "text?",
    amount: "amount?",
    amount_reason: "text?",
    converted_amount: "amount?",
    converted_count: "count",
    unconverted_count: "count",
    as_of_block: "count",
  },
} as const satisfies MetricTable;
