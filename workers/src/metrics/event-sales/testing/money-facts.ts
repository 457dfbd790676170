import type { SaleFact } from "../../../testing/chain-fact.ts";
import { proceedsOf } from "../../../testing/fact-rows.ts";
import { type EventHistory, type Placed, tickets } from "../../../testing/ledger/placed-fact.ts";
import type { MetricRow } from "../../../testing/read-metrics.ts";

export const isPaidPrimary = (sale: SaleFact) => sale.kind === "PRIMARY" && sale.price !== 0n;
export const isComplimentary = (sale: SaleFact) => sale.kind === "PRIMARY" && sale.price === 0n;
export const isResale = (sale: SaleFact) => sale.kind === "SECONDARY";

export interface MoneyFact {
  readonly currency: string;
  readonly block: number;
  readonly time: number;
  readonly sale: Placed<SaleFact> | null;
  readonly refund: bigint;
}

/** Sales without price are in the currency "". */
export function moneyFacts({ sales, statuses }: EventHistory): MoneyFact[] {
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

export function sums(facts: readonly MoneyFact[]): MetricRow {
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

/** The sums with what depends on how each price was divided. */
export function dividedSums(facts: readonly MoneyFact[]): MetricRow {
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
    ...sums(facts),
    seller_proceeds: knownText(resales, proceedsOf),
    organizer_net: hasGap ? null : String(net),
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

/** Tickets sold, and refunds of a known amount. */
export function soldAndRefunded(facts: readonly MoneyFact[]): MetricRow {
  const sales = facts.flatMap(({ sale }) => sale ?? []);
  return {
    primary_count: tickets(sales, isPaidPrimary),
    complimentary_count: tickets(sales, isComplimentary),
    refund_count: String(facts.length - sales.length),
    resale_count: tickets(sales, isResale),
  };
}
