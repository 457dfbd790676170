import type { RowOf } from "../metric-table.ts";
import { ratioOf } from "../ratio.ts";
import { tiersOfRefunds, UNKNOWN } from "./money-groups.ts";
import type { EventSalesFacts, Refund, Sale } from "./read-facts.ts";
import type { EVENT_SALES, TIER_SALES } from "./tables.ts";

/** The row of event_sales; none for an event that was not published and has no facts. */
export function salesRows(facts: EventSalesFacts): RowOf<typeof EVENT_SALES>[] {
  const { event, sales, refunds, checkIns, uses, changes } = facts;
  const places = [sales.at(-1), refunds.at(-1), checkIns, uses, changes].filter(isPresent);
  if (places.length === 0) return [];
  const counts = countSales(sales, refunds.length);
  return [
    {
      event_id: event,
      ...counts,
      ...countResold(sales, counts.primary_count),
      checked_in_count: (checkIns?.count ?? 0n) + (uses?.count ?? 0n),
      first_sale_at: sales[0]?.time ?? null,
      last_sale_at: sales.at(-1)?.time ?? null,
      as_of_block: Math.max(...places.map(({ block }) => block)),
      as_of_time: Math.max(...places.map(({ time }) => time)),
    },
  ];
}

/** Rows of tier_sales. */
export function tierSalesRows({ event, sales, refunds }: EventSalesFacts): RowOf<typeof TIER_SALES>[] {
  const tiers = tiersOfRefunds(sales, refunds);
  const soldBy = Map.groupBy(sales, (sale) => sale.ticket_type ?? UNKNOWN);
  const refundedBy = Map.groupBy(refunds, ({ ticket }) => tiers.get(ticket) ?? UNKNOWN);
  return [...new Set([...soldBy.keys(), ...refundedBy.keys()])].map((ticketType) => {
    const sold: readonly Sale[] = soldBy.get(ticketType) ?? [];
    const refunded: readonly Refund[] = refundedBy.get(ticketType) ?? [];
    return {
      event_id: event,
      ticket_type: ticketType,
      ...countSales(sold, refunded.length),
      as_of_block: Math.max(sold.at(-1)?.block ?? 0, refunded.at(-1)?.block ?? 0),
    };
  });
}

/** Tickets and distinct buyers. */
function countSales(sales: readonly Sale[], refundCount: number) {
  let [primary, free, unpricedPrimary, resold, unpricedResold] = [0n, 0n, 0n, 0n, 0n];
  const primaryBuyers = new Set<string>();
  const resaleBuyers = new Set<string>();
  for (const { kind, price, quantity, buyer } of sales) {
    if (kind !== "PRIMARY") {
      resold += quantity;
      if (price === null) unpricedResold += quantity;
      resaleBuyers.add(buyer);
    } else if (price === 0n) free += quantity;
    else {
      primary += quantity;
      if (price === null) unpricedPrimary += quantity;
      primaryBuyers.add(buyer);
    }
  }
  return {
    primary_count: primary,
    complimentary_count: free,
    unpriced_primary_count: unpricedPrimary,
    refund_count: refundCount,
    resale_count: resold,
    unpriced_resale_count: unpricedResold,
    primary_buyer_count: primaryBuyers.size,
    resale_buyer_count: resaleBuyers.size,
  };
}

/** Tickets without a number cannot be told apart: once one is resold, nobody knows how many were. */
function countResold(sales: readonly Sale[], primaryCount: bigint) {
  const resold = new Set<string>();
  let isUnknown = false;
  for (const { kind, ticket } of sales) {
    if (kind === "PRIMARY") continue;
    if (ticket === null) isUnknown = true;
    else resold.add(ticket);
  }
  const reason = primaryCount === 0n ? "NO_SALES" : isUnknown ? "TICKETS_UNNUMBERED" : null;
  if (isUnknown) return { resold_ticket_count: null, resale_share: null, resale_share_reason: reason };
  const share = ratioOf(BigInt(countPaid(sales, resold)), primaryCount);
  return { resold_ticket_count: resold.size, resale_share: share, resale_share_reason: reason };
}

/** How many of these tickets were first sold for money. */
function countPaid(sales: readonly Sale[], tickets: ReadonlySet<string>): number {
  const paid = new Set<string>();
  if (tickets.size === 0) return 0;
  for (const { kind, price, ticket } of sales) {
    if (kind === "PRIMARY" && price !== 0n && ticket !== null && tickets.has(ticket)) paid.add(ticket);
  }
  return paid.size;
}

function isPresent<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}
