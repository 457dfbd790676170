import { localHourStart } from "../../facts/local-hour.ts";
import type { RowOf } from "../metric-table.ts";
import { type MoneyGroup, rollUp, UNKNOWN } from "./money-groups.ts";
import type { MoneyTotals } from "./money-totals.ts";
import type { EVENT_REVENUE, EVENT_SALES_BUCKET, TIER_REVENUE, TIER_SALES_HOUR } from "./tables.ts";

type Event = { readonly event: string; readonly zone: string | null };

/** Rows of event_revenue. */
export function revenueRows({ event }: Event, groups: readonly MoneyGroup[]): RowOf<typeof EVENT_REVENUE>[] {
  const totals = rollUp(groups.filter(isPriced), {
    keyOf: ({ currency }) => ({ currency }),
    nameOf: ({ currency }) => currency,
  });
  return totals.map((entry) => ({
    event_id: event,
    currency: entry.currency,
    ...dividedMoney(entry.totals),
    as_of_time: entry.totals.as_of_time,
  }));
}

/** Rows of tier_revenue. */
export function tierRevenueRows(
  { event }: Event,
  groups: readonly MoneyGroup[],
): RowOf<typeof TIER_REVENUE>[] {
  const totals = rollUp(groups.filter(isPriced), {
    keyOf: ({ ticketType, currency }) => ({ ticket_type: ticketType, currency }),
    nameOf: ({ ticketType, currency }) => `${ticketType}\n${currency}`,
  });
  return totals.map((entry) => ({
    event_id: event,
    ticket_type: entry.ticket_type,
    currency: entry.currency,
    ...dividedMoney(entry.totals),
  }));
}

/** Rows of event_sales_bucket. */
export function bucketRows(
  { event }: Event,
  groups: readonly MoneyGroup[],
): RowOf<typeof EVENT_SALES_BUCKET>[] {
  const totals = rollUp(groups, {
    keyOf: ({ currency, quarter }) => ({ currency, bucket_start: quarter }),
    nameOf: ({ currency, quarter }) => `${quarter} ${currency}`,
  });
  return totals.map((entry) => ({
    event_id: event,
    currency: entry.currency,
    bucket_start: entry.bucket_start,
    ...countsAndMoney(entry.totals),
  }));
}

/** Rows of tier_sales_hour. */
export function tierHourRows(
  { event, zone }: Event,
  groups: readonly MoneyGroup[],
): RowOf<typeof TIER_SALES_HOUR>[] {
  const hourOf = localHourStart(zone);
  const totals = rollUp(groups, {
    keyOf: ({ ticketType, currency, quarter }) => ({
      ticket_type: ticketType,
      currency,
      hour_start: hourOf(quarter),
    }),
    nameOf: ({ ticketType, currency, quarter }) => `${hourOf(quarter)} ${currency}\n${ticketType}`,
  });
  return totals.map((entry) => ({
    event_id: event,
    ticket_type: entry.ticket_type,
    currency: entry.currency,
    hour_start: entry.hour_start,
    ...countsAndMoney(entry.totals),
  }));
}

function isPriced({ currency }: MoneyGroup): boolean {
  return currency !== UNKNOWN;
}

function countsAndMoney(totals: MoneyTotals) {
  return {
    primary_count: totals.primary_count,
    complimentary_count: totals.complimentary_count,
    refund_count: totals.refund_count,
    resale_count: totals.resale_count,
    ...money(totals),
  };
}

function dividedMoney(totals: MoneyTotals) {
  return {
    ...money(totals),
    seller_proceeds: totals.sum("seller_proceeds"),
    organizer_net: totals.organizerNet(),
  };
}

function money(totals: MoneyTotals) {
  return {
    primary_gross: totals.sum("primary_gross"),
    primary_fees: totals.sum("primary_fees"),
    refund_gross: totals.refund_gross,
    resale_gross: totals.sum("resale_gross"),
    royalties: totals.sum("royalties"),
    marketplace_fees: totals.sum("marketplace_fees"),
    primary_split_unknown_count: totals.primary_split_unknown_count,
    resale_split_unknown_count: totals.resale_split_unknown_count,
    as_of_block: totals.as_of_block,
  };
}
