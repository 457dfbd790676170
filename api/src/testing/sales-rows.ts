import { tierId } from "./chain-ids.ts";
import { eventIdOf, TOKEN } from "./chain-rows.ts";
import { AS_OF, STAMP } from "./metric-stamp.ts";
import type { Row } from "./test-network.ts";

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
