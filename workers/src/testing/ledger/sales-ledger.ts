import type { SaleFact } from "../chain-fact.ts";
import type { MetricRow } from "../read-metrics.ts";
import { exactRatio, ratioText } from "./exact-ratio.ts";
import { count, type EventHistory, groupBy, lastBlock, lastTime, type Placed } from "./placed-fact.ts";

const isPaidPrimary = (sale: SaleFact) => sale.kind === "PRIMARY" && sale.price > 0n;
const isComplimentary = (sale: SaleFact) => sale.kind === "PRIMARY" && sale.price === 0n;
const isResale = (sale: SaleFact) => sale.kind === "SECONDARY";

/** Expected row of metrics.event_sales. */
export function salesRow({ event, changes, sales, statuses }: EventHistory): MetricRow | null {
  const counted = statuses.filter(({ status }) => status !== "VOIDED");
  const facts = [...changes, ...sales, ...counted];
  if (facts.length === 0) return null;
  const paid = new Set(sales.filter(isPaidPrimary).map(({ ticket }) => ticket));
  const resold = new Set(sales.filter(isResale).map(({ ticket }) => ticket));
  const share = exactRatio(
    BigInt([...resold].filter((ticket) => paid.has(ticket)).length),
    BigInt(paidCount(sales)),
  );
  const times = sales.map(({ time }) => time);
  return {
    event_id: event,
    primary_count: String(paidCount(sales)),
    complimentary_count: count(sales, isComplimentary),
    refund_count: count(statuses, ({ status }) => status === "REFUNDED"),
    resale_count: count(sales, isResale),
    resold_ticket_count: String(resold.size),
    checked_in_count: distinct(
      statuses.filter(({ status }) => status === "CHECKED_IN").map(({ ticket }) => ticket),
    ),
    primary_buyer_count: distinct(sales.filter(isPaidPrimary).map(({ buyer }) => buyer)),
    resale_buyer_count: distinct(sales.filter(isResale).map(({ buyer }) => buyer)),
    resale_share: ratioText(share),
    resale_share_reason: share === null ? "NO_SALES" : null,
    first_sale_at: times.length === 0 ? null : String(Math.min(...times)),
    last_sale_at: times.length === 0 ? null : String(Math.max(...times)),
    as_of_block: lastBlock(facts),
    as_of_time: lastTime(facts),
    methodology: "1",
  };
}

interface MoneyFact {
  readonly currency: string;
  readonly block: number;
  readonly time: number;
  readonly sale: Placed<SaleFact> | null;
  readonly refund: bigint;
}

function moneyFacts({ sales, statuses }: EventHistory): MoneyFact[] {
  const facts: MoneyFact[] = sales.map((sale) => ({ ...sale, sale, refund: 0n }));
  for (const { refund, block, time } of statuses) {
    if (refund !== null)
      facts.push({ currency: refund.currency, block, time, sale: null, refund: refund.amount });
  }
  return facts;
}

/** Expected rows of metrics.event_revenue. */
export function revenueRows(history: EventHistory): MetricRow[] {
  return [...groupBy(moneyFacts(history), ({ currency }) => currency)].map(([currency, facts]) => {
    const money = sums(facts);
    const proceeds = money.resale_gross - money.royalties - money.marketplace_fees;
    const net = money.primary_gross - money.primary_fees - money.refund_gross + money.royalties;
    return {
      event_id: history.event,
      currency,
      ...texts(money),
      seller_proceeds: String(proceeds),
      organizer_net: String(net),
      as_of_block: lastBlock(facts),
      as_of_time: lastTime(facts),
      methodology: "1",
    };
  });
}

/** Expected rows of metrics.event_sales_bucket. */
export function bucketRows(history: EventHistory): MetricRow[] {
  const startOf = ({ time }: MoneyFact) => time - (time % 900);
  const groups = groupBy(moneyFacts(history), (fact) => `${fact.currency} ${startOf(fact)}`);
  return [...groups.values()].map((facts) => {
    const sales = facts.map(({ sale }) => sale).filter((sale) => sale !== null);
    return {
      event_id: history.event,
      currency: facts[0].currency,
      bucket_start: String(startOf(facts[0])),
      primary_count: String(paidCount(sales)),
      complimentary_count: count(sales, isComplimentary),
      refund_count: String(facts.length - sales.length),
      resale_count: count(sales, isResale),
      ...texts(sums(facts)),
      as_of_block: lastBlock(facts),
      methodology: "1",
    };
  });
}

function sums(facts: readonly MoneyFact[]) {
  const total = {
    primary_gross: 0n,
    primary_fees: 0n,
    refund_gross: 0n,
    resale_gross: 0n,
    royalties: 0n,
    marketplace_fees: 0n,
  };
  for (const { sale, refund } of facts) {
    total.refund_gross += refund;
    if (sale?.kind === "PRIMARY") {
      total.primary_gross += sale.price;
      total.primary_fees += sale.fee;
    } else if (sale?.kind === "SECONDARY") {
      total.resale_gross += sale.price;
      total.royalties += sale.royalty;
      total.marketplace_fees += sale.fee;
    }
  }
  return total;
}

function texts(amounts: Record<string, bigint>): MetricRow {
  return Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, String(amount)]));
}

function paidCount(sales: readonly SaleFact[]): number {
  return sales.filter(isPaidPrimary).length;
}

function distinct(values: readonly string[]): string {
  return String(new Set(values).size);
}
