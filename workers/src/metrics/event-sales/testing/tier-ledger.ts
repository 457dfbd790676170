import {
  count,
  type EventHistory,
  groupBy,
  lastBlock,
  tickets,
} from "../../../testing/ledger/placed-fact.ts";
import type { MetricRow, MetricRows } from "../../../testing/read-metrics.ts";
import { localHour } from "./local-hour.ts";
import {
  dividedSums,
  isComplimentary,
  isPaidPrimary,
  isResale,
  moneyFacts,
  soldAndRefunded,
  sums,
} from "./money-facts.ts";

interface TierHistory {
  readonly tier: string;
  readonly history: EventHistory;
}

/** Expected rows of the tables per tier. */
export function tierLedger(histories: readonly EventHistory[]): MetricRows {
  const tiers = histories.flatMap(splitByTier);
  return {
    tier_sales: tiers.flatMap(salesRows),
    tier_revenue: tiers.flatMap(revenueRows),
    tier_sales_hour: tiers.flatMap(hourRows),
  };
}

/** Each tier's own part of an event; a refund belongs to the tier that its ticket was last sold in. */
function splitByTier(history: EventHistory): TierHistory[] {
  const tierOfTicket = (ticket: string) =>
    history.sales.filter((sale) => sale.ticket === ticket && sale.tier !== null).at(-1)?.tier ?? "";
  const refunds = history.statuses.filter(({ status }) => status === "REFUNDED");
  const tiers = new Set([
    ...history.sales.map(({ tier }) => tier ?? ""),
    ...refunds.map(({ ticket }) => tierOfTicket(ticket)),
  ]);
  return [...tiers].map((tier) => ({
    tier,
    history: {
      ...history,
      sales: history.sales.filter((sale) => (sale.tier ?? "") === tier),
      statuses: refunds.filter(({ ticket }) => tierOfTicket(ticket) === tier),
    },
  }));
}

function salesRows({ tier, history }: TierHistory): MetricRow[] {
  const { event, sales, statuses } = history;
  const buyers = (isOne: (sale: (typeof sales)[number]) => boolean) =>
    String(new Set(sales.filter(isOne).map(({ buyer }) => buyer)).size);
  return [
    {
      event_id: event,
      ticket_type: tier,
      primary_count: tickets(sales, isPaidPrimary),
      complimentary_count: tickets(sales, isComplimentary),
      unpriced_primary_count: tickets(sales, ({ kind, price }) => kind === "PRIMARY" && price === null),
      refund_count: count(statuses, () => true),
      resale_count: tickets(sales, isResale),
      unpriced_resale_count: tickets(sales, (sale) => isResale(sale) && sale.price === null),
      primary_buyer_count: buyers(isPaidPrimary),
      resale_buyer_count: buyers(isResale),
      as_of_block: lastBlock([...sales, ...statuses]),
      methodology: "4",
    },
  ];
}

function revenueRows({ tier, history }: TierHistory): MetricRow[] {
  const priced = moneyFacts(history).filter(({ currency }) => currency !== "");
  return [...groupBy(priced, ({ currency }) => currency)].map(([currency, facts]) => ({
    event_id: history.event,
    ticket_type: tier,
    currency,
    ...dividedSums(facts),
    as_of_block: lastBlock(facts),
    methodology: "4",
  }));
}

function hourRows({ tier, history }: TierHistory): MetricRow[] {
  const zone = history.changes[0]?.timeZone ?? "UTC";
  const groups = groupBy(moneyFacts(history), ({ currency, time }) => `${currency} ${localHour(time, zone)}`);
  return [...groups.values()].map((facts) => ({
    event_id: history.event,
    ticket_type: tier,
    currency: facts[0].currency,
    hour_start: String(localHour(facts[0].time, zone)),
    ...soldAndRefunded(facts),
    ...sums(facts),
    as_of_block: lastBlock(facts),
    methodology: "4",
  }));
}
