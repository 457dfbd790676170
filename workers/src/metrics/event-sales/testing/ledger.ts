import type { SaleFact } from "../../../testing/chain-fact.ts";
import { proceedsOf } from "../../../testing/fact-rows.ts";
import { exactRatio, ratioText } from "../../../testing/ledger/exact-ratio.ts";
import type { Ledger } from "../../../testing/ledger/expected-metrics.ts";
import {
  count,
  type EventHistory,
  eventHistories,
  groupBy,
  lastBlock,
  lastTime,
  type Placed,
  tickets,
} from "../../../testing/ledger/placed-fact.ts";
import type { MetricRow } from "../../../testing/read-metrics.ts";

const isPaidPrimary = (sale: SaleFact) => sale.kind === "PRIMARY" && sale.price !== 0n;
const isComplimentary = (sale: SaleFact) => sale.kind === "PRIMARY" && sale.price === 0n;
const isResale = (sale: SaleFact) => sale.kind === "SECONDARY";

/** What the metric's tables should hold. */
export const ledger: Ledger = (blocks) => {
  const histories = eventHistories(blocks);
  return {
    event_sales: histories.map(salesRow).filter((row) => row !== null),
    event_revenue: histories.flatMap(revenueRows),
    event_sales_bucket: histories.flatMap(bucketRows),
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
    methodology: "2",
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

interface MoneyFact {
  readonly currency: string;
  readonly block: number;
  readonly time: number;
  readonly sale: Placed<SaleFact> | null;
  readonly refund: bigint;
}

/** Sales without price are in the currency "". */
function moneyFacts({ sales, statuses }: EventHistory): MoneyFact[] {
  const facts: MoneyFact[] = sales.map((sale) => ({
    ...sale,
    currency: sale.currency ?? "",
    sale,
    refund: 0n,
  }));
  for (const { refund, block, time } of statuses) {
    if (refund !== null)
      facts.push({ currency: refund.currency, block, time, sale: null, refund: refund.amount });
  }
  return facts;
}

/** Expected rows of metrics.event_revenue. */
function revenueRows(history: EventHistory): MetricRow[] {
  const priced = moneyFacts(history).filter(({ currency }) => currency !== "");
  return [...groupBy(priced, ({ currency }) => currency)].map(([currency, facts]) => {
    const sales = facts.flatMap(({ sale }) => sale ?? []);
    const primary = sales.filter(({ kind }) => kind === "PRIMARY");
    const resales = sales.filter(isResale);
    const hasGap = primary.some(({ fee }) => fee === null) || resales.some(({ royalty }) => royalty === null);
    const net =
      knownSum(primary, ({ price }) => price, 0n) -
      knownSum(primary, ({ fee }) => fee, 0n) -
      facts.reduce((total, { refund }) => total + refund, 0n) +
      knownSum(resales, ({ royalty }) => royalty, 0n);
    return {
      event_id: history.event,
      currency,
      ...sums(facts),
      seller_proceeds: knownText(resales, proceedsOf),
      organizer_net: hasGap ? null : String(net),
      as_of_block: lastBlock(facts),
      as_of_time: lastTime(facts),
      methodology: "2",
    };
  });
}

/** Expected rows of metrics.event_sales_bucket. */
function bucketRows(history: EventHistory): MetricRow[] {
  const startOf = ({ time }: MoneyFact) => time - (time % 900);
  const groups = groupBy(moneyFacts(history), (fact) => `${fact.currency} ${startOf(fact)}`);
  return [...groups.values()].map((facts) => {
    const sales = facts.flatMap(({ sale }) => sale ?? []);
    return {
      event_id: history.event,
      currency: facts[0].currency,
      bucket_start: String(startOf(facts[0])),
      primary_count: tickets(sales, isPaidPrimary),
      complimentary_count: tickets(sales, isComplimentary),
      refund_count: String(facts.length - sales.length),
      resale_count: tickets(sales, isResale),
      ...sums(facts),
      as_of_block: lastBlock(facts),
      methodology: "2",
    };
  });
}

function sums(facts: readonly MoneyFact[]): MetricRow {
  const sales = facts.flatMap(({ sale }) => sale ?? []);
  const primary = sales.filter(({ kind }) => kind === "PRIMARY");
  const resales = sales.filter(isResale);
  return {
    primary_gross: knownText(primary, ({ price }) => price),
    primary_fees: knownText(primary, ({ fee }) => fee),
    refund_gross: String(facts.reduce((sum, { refund }) => sum + refund, 0n)),
    resale_gross: knownText(resales, ({ price }) => price),
    royalties: knownText(resales, ({ royalty, price }) => (price === null ? null : royalty)),
    marketplace_fees: knownText(resales, ({ fee }) => fee),
    primary_split_unknown_count: tickets(primary, ({ fee }) => fee === null),
    resale_split_unknown_count: tickets(resales, (sale) => proceedsOf(sale) === null),
  };
}

type AmountOf = (sale: SaleFact) => bigint | null;

/** Sum of the amounts that are known; `whenNone` if there are sales and none is. */
function knownSum<None>(sales: readonly SaleFact[], amountOf: AmountOf, whenNone: None): bigint | None {
  const known = sales.map(amountOf).filter((amount) => amount !== null);
  if (sales.length > 0 && known.length === 0) return whenNone;
  return known.reduce((sum, amount) => sum + amount, 0n);
}

function knownText(sales: readonly SaleFact[], amountOf: AmountOf): string | null {
  const sum = knownSum(sales, amountOf, null);
  return sum === null ? null : String(sum);
}

function distinct(values: readonly string[]): string {
  return String(new Set(values).size);
}
