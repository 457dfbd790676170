import type { SaleFact } from "../../../testing/chain-fact.ts";
import { exactRatio, ratioText } from "../../../testing/ledger/exact-ratio.ts";
import type { Ledger } from "../../../testing/ledger/expected-metrics.ts";
import {
  count,
  type EventHistory,
  eventHistories,
  groupBy,
  lastBlock,
  lastTime,
  placedFacts,
  tickets,
} from "../../../testing/ledger/placed-fact.ts";
import type { MetricRow } from "../../../testing/read-metrics.ts";
import { buyerLedger } from "./buyer-ledger.ts";
import { fiatRows } from "./fiat-ledger.ts";
import {
  dividedSums,
  isComplimentary,
  isPaidPrimary,
  isResale,
  type MoneyFact,
  moneyFacts,
  soldAndRefunded,
  sums,
} from "./money-facts.ts";
import { sellerRows } from "./seller-ledger.ts";
import { tierLedger } from "./tier-ledger.ts";

/** What the metric's tables should hold. */
export const ledger: Ledger = (blocks, rates) => {
  const histories = eventHistories(blocks);
  const currencies = placedFacts(blocks).filter((fact) => fact.type === "currency");
  const sales = histories.map(salesRow).filter((row) => row !== null);
  return {
    event_sales: sales,
    event_revenue: histories.flatMap(revenueRows),
    event_sales_bucket: histories.flatMap(bucketRows),
    ...tierLedger(histories),
    ...buyerLedger(histories),
    event_revenue_fiat: fiatRows(histories, { currencies, rates, sales }),
    event_seller: histories.flatMap(sellerRows),
  };
};

/** Expected row of metrics.event_sales. */
function salesRow({ event, changes, sales, statuses, uses }: EventHistory): MetricRow | null {
  const counted = statuses.filter(({ status }) => status !== "VOIDED");
  const facts = [...changes, ...sales, ...counted, ...uses];
  if (facts.length === 0) return null;
  const times = sales.map(({ time }) => time);
  const checkedIn = new Set(
    statuses.filter(({ status }) => status === "CHECKED_IN").map(({ ticket }) => ticket),
  );
  return {
    event_id: event,
    primary_count: tickets(sales, isPaidPrimary),
    complimentary_count: tickets(sales, isComplimentary),
    unpriced_primary_count: tickets(sales, ({ kind, price }) => kind === "PRIMARY" && price === null),
    refund_count: count(statuses, ({ status }) => status === "REFUNDED"),
    resale_count: tickets(sales, isResale),
    unpriced_resale_count: tickets(sales, (sale) => isResale(sale) && sale.price === null),
    ...resold(sales),
    checked_in_count: String(BigInt(checkedIn.size) + BigInt(tickets(uses))),
    primary_buyer_count: distinct(sales.filter(isPaidPrimary).map(({ buyer }) => buyer)),
    resale_buyer_count: distinct(sales.filter(isResale).map(({ buyer }) => buyer)),
    first_sale_at: times.length === 0 ? null : String(Math.min(...times)),
    last_sale_at: times.length === 0 ? null : String(Math.max(...times)),
    as_of_block: lastBlock(facts),
    as_of_time: lastTime(facts),
    methodology: "4",
  };
}

function resold(sales: readonly SaleFact[]): MetricRow {
  const sold = BigInt(tickets(sales, isPaidPrimary));
  const none = sold === 0n ? "NO_SALES" : null;
  const resoldTickets = new Set(sales.filter(isResale).map(({ ticket }) => ticket));
  if (resoldTickets.has(null)) {
    const resale_share_reason = none ?? "TICKETS_UNNUMBERED";
    return { resold_ticket_count: null, resale_share: null, resale_share_reason };
  }
  const paid = new Set(sales.filter(isPaidPrimary).map(({ ticket }) => ticket));
  const both = [...resoldTickets].filter((ticket) => paid.has(ticket)).length;
  return {
    resold_ticket_count: String(resoldTickets.size),
    resale_share: ratioText(exactRatio(BigInt(both), sold)),
    resale_share_reason: none,
  };
}

/** Expected rows of metrics.event_revenue. */
function revenueRows(history: EventHistory): MetricRow[] {
  const priced = moneyFacts(history).filter(({ currency }) => currency !== "");
  return [...groupBy(priced, ({ currency }) => currency)].map(([currency, facts]) => ({
    event_id: history.event,
    currency,
    ...dividedSums(facts),
    as_of_block: lastBlock(facts),
    as_of_time: lastTime(facts),
    methodology: "4",
  }));
}

/** Expected rows of metrics.event_sales_bucket. */
function bucketRows(history: EventHistory): MetricRow[] {
  const startOf = ({ time }: MoneyFact) => time - (time % 900);
  const groups = groupBy(moneyFacts(history), (fact) => `${fact.currency} ${startOf(fact)}`);
  return [...groups.values()].map((facts) => {
    return {
      event_id: history.event,
      currency: facts[0].currency,
      bucket_start: String(startOf(facts[0])),
      ...soldAndRefunded(facts),
      ...sums(facts),
      as_of_block: lastBlock(facts),
      methodology: "4",
    };
  });
}

function distinct(values: readonly string[]): string {
  return String(new Set(values).size);
}
