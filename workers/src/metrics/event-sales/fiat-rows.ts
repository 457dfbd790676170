import { fiatDecimals, type PricedCurrency, type RateBook } from "@facevalue/core";
import type { RowOf } from "../metric-table.ts";
import { FiatSum, type FoundRate } from "./fiat-sum.ts";
import type { EventSalesFacts, Sale } from "./read-facts.ts";
import type { EVENT_REVENUE_FIAT } from "./tables.ts";

export interface Exchange {
  readonly rates: RateBook;
  readonly currencies: ReadonlyMap<string, PricedCurrency>;
}

type Row = RowOf<typeof EVENT_REVENUE_FIAT>;

/** Sums of event_revenue that are told in fiat as well. */
const ITEMS = [
  "PRIMARY_GROSS",
  "PRIMARY_FEES",
  "REFUNDS",
  "RESALE_GROSS",
  "ROYALTIES",
  "MARKETPLACE_FEES",
  "SELLER_PROCEEDS",
  "ORGANIZER_NET",
] as const;
type Item = (typeof ITEMS)[number];

/** A sum in fiat, and how much of it the logs tell. */
class Entry {
  readonly sum = new FiatSum();
  isAsked = false;
  isTold = false;
  hasGap = false;

  add(amount: bigint | null, found: FoundRate): void {
    this.isAsked = true;
    if (amount === null) {
      this.hasGap = true;
      return;
    }
    this.isTold = true;
    this.sum.add(amount, found);
  }
}

/** Rows of event_revenue_fiat, for an event that has a row in event_sales. */
export function fiatRows(facts: EventSalesFacts, exchange: Exchange, asOfBlock: number): Row[] {
  const fiat = facts.published?.fiat ?? null;
  const decimals = fiat === null ? null : fiatDecimals(fiat);
  if (fiat === null || decimals === null) return ITEMS.map((item) => unknownRow(facts, { item, asOfBlock }));
  const entries = sumUp(facts, new RateFinder(exchange, fiat));
  return ITEMS.map((item) => {
    const { sum, isAsked, isTold, hasGap } = entries[item];
    const isSplitUnknown = item === "ORGANIZER_NET" ? hasGap : isAsked && !isTold;
    const reason = isSplitUnknown ? "SPLIT_UNKNOWN" : sum.reason();
    const total = isSplitUnknown ? null : sum.total(decimals);
    return {
      event_id: facts.event,
      item,
      fiat,
      amount: reason === null ? total : null,
      amount_reason: reason,
      converted_amount: total,
      converted_count: sum.converted,
      unconverted_count: sum.unconverted,
      as_of_block: asOfBlock,
    };
  });
}

function unknownRow(
  { event, published }: EventSalesFacts,
  { item, asOfBlock }: { item: Item; asOfBlock: number },
): Row {
  return {
    event_id: event,
    item,
    fiat: published?.fiat ?? null,
    amount: null,
    amount_reason: "EVENT_CURRENCY_UNKNOWN",
    converted_amount: null,
    converted_count: 0,
    unconverted_count: 0,
    as_of_block: asOfBlock,
  };
}

function sumUp({ sales, refunds }: EventSalesFacts, finder: RateFinder): Record<Item, Entry> {
  const entries = Object.fromEntries(ITEMS.map((item) => [item, new Entry()])) as Record<Item, Entry>;
  for (const sale of sales) {
    if (sale.price !== null && sale.currency !== null)
      addSale(entries, sale, finder.find(sale.currency, sale.time));
  }
  for (const { amount, currency, time } of refunds) {
    if (amount === null || currency === null) continue;
    const found = finder.find(currency, time);
    entries.REFUNDS.add(amount, found);
    entries.ORGANIZER_NET.add(-amount, found);
  }
  return entries;
}

function addSale(entries: Record<Item, Entry>, sale: Sale, found: FoundRate): void {
  const { kind, price, fee, royalty, proceeds } = sale;
  if (kind === "PRIMARY") {
    entries.PRIMARY_GROSS.add(price, found);
    entries.PRIMARY_FEES.add(fee, found);
    entries.ORGANIZER_NET.add(price === null || fee === null ? null : price - fee, found);
    return;
  }
  entries.RESALE_GROSS.add(price, found);
  entries.ROYALTIES.add(royalty, found);
  entries.MARKETPLACE_FEES.add(fee, found);
  entries.SELLER_PROCEEDS.add(proceeds, found);
  entries.ORGANIZER_NET.add(royalty, found);
}

/** Sales of one block share a rate: the last one found is kept. */
class RateFinder {
  readonly #exchange: Exchange;
  readonly #fiat: string;
  #currency = "";
  #time = -1;
  #found: FoundRate = { reason: "CURRENCY_UNKNOWN" };

  constructor(exchange: Exchange, fiat: string) {
    this.#exchange = exchange;
    this.#fiat = fiat;
  }

  find(currency: string, time: number): FoundRate {
    if (time === this.#time && currency === this.#currency) return this.#found;
    this.#currency = currency;
    this.#time = time;
    const { rates, currencies } = this.#exchange;
    const priced = currencies.get(currency) ?? { id: currency, decimals: null };
    const converted = rates.convert(0n, priced, { fiat: this.#fiat, time });
    this.#found =
      "reason" in converted || priced.decimals === null
        ? { reason: "reason" in converted ? converted.reason : "CURRENCY_UNKNOWN" }
        : { rate: converted.rate, decimals: priced.decimals };
    return this.#found;
  }
}
