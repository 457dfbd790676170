import { MoneyTotals } from "./money-totals.ts";
import type { EventSalesFacts, Refund, Sale } from "./read-facts.ts";

/** Stands in a key for what is not known: the currency of a sale without price, the tier of a ticket. */
export const UNKNOWN = "";

const QUARTER_SECONDS = 900;

/** The finest group that any table shows: one tier, currency and 15 minutes (UTC). */
export interface MoneyGroup {
  readonly ticketType: string;
  readonly currency: string;
  /** Unix seconds at which the 15 minutes begin. */
  readonly quarter: number;
  readonly totals: MoneyTotals;
}

/** Puts an event's sales, and its refunds of a known amount, into groups. */
export function groupMoney({ sales, refunds }: EventSalesFacts): MoneyGroup[] {
  const groups = new MoneyGroups();
  for (const sale of sales) {
    const isPriced = sale.price !== null && sale.currency !== null;
    const currency = isPriced ? (sale.currency ?? UNKNOWN) : UNKNOWN;
    const totals = groups.find(sale.ticket_type ?? UNKNOWN, currency, sale.time);
    totals.addSale(sale, isPriced);
    totals.stamp(sale.block, sale.time);
  }
  const tiers = tiersOfRefunds(sales, refunds);
  for (const { ticket, amount, currency, time, block } of refunds) {
    if (amount === null || currency === null) continue;
    const totals = groups.find(tiers.get(ticket) ?? UNKNOWN, currency, time);
    totals.addRefund(amount);
    totals.stamp(block, time);
  }
  return groups.all;
}

/** Tier of each refunded ticket, as its last sale that knows it says. */
export function tiersOfRefunds(sales: readonly Sale[], refunds: readonly Refund[]): Map<string, string> {
  const tiers = new Map<string, string>();
  if (refunds.length === 0) return tiers;
  const refunded = new Set(refunds.map(({ ticket }) => ticket));
  for (const { ticket, ticket_type } of sales) {
    if (ticket !== null && ticket_type !== null && refunded.has(ticket)) tiers.set(ticket, ticket_type);
  }
  return tiers;
}

/** Totals of the groups that `keyOf` gives the same key, in order of first appearance. */
export function rollUp<Key extends object>(
  groups: readonly MoneyGroup[],
  { keyOf, nameOf }: { keyOf: (group: MoneyGroup) => Key; nameOf: (group: MoneyGroup) => string },
): (Key & { readonly totals: MoneyTotals })[] {
  const found = new Map<string, Key & { readonly totals: MoneyTotals }>();
  for (const group of groups) {
    const name = nameOf(group);
    let entry = found.get(name);
    if (entry === undefined) {
      entry = { ...keyOf(group), totals: new MoneyTotals() };
      found.set(name, entry);
    }
    entry.totals.absorb(group.totals);
  }
  return [...found.values()];
}

/** Finds groups without making a key of text for each fact: facts of one group mostly follow each other. */
class MoneyGroups {
  readonly all: MoneyGroup[] = [];
  readonly #byPlace = new Map<string, Map<string, Map<number, MoneyGroup>>>();
  #last: MoneyGroup | null = null;

  find(ticketType: string, currency: string, time: number): MoneyTotals {
    const quarter = time - (time % QUARTER_SECONDS);
    const last = this.#last;
    if (last?.quarter === quarter && last.ticketType === ticketType && last.currency === currency)
      return last.totals;
    const byCurrency = getOrInsert(this.#byPlace, ticketType, () => new Map());
    const byQuarter = getOrInsert(byCurrency, currency, () => new Map<number, MoneyGroup>());
    const group = getOrInsert(byQuarter, quarter, () => {
      const created = { ticketType, currency, quarter, totals: new MoneyTotals() };
      this.all.push(created);
      return created;
    });
    this.#last = group;
    return group.totals;
  }
}

function getOrInsert<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}
