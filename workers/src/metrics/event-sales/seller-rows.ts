import type { RowOf } from "../metric-table.ts";
import { UNKNOWN } from "./money-groups.ts";
import type { EventSalesFacts, Sale } from "./read-facts.ts";
import type { EVENT_SELLER } from "./tables.ts";

/** Primary sales of one seller in one currency. */
class SellerTotals {
  #sold = 0n;
  /** Null as long as no sale tells it. */
  #earned: bigint | null = null;
  #splitUnknown = 0n;
  readonly #first: Sale;
  #last: Sale;

  constructor(first: Sale) {
    this.#first = first;
    this.#last = first;
  }

  add(sale: Sale, isPriced: boolean): void {
    const proceeds = isPriced ? sale.proceeds : null;
    this.#sold += sale.quantity;
    if (proceeds === null) this.#splitUnknown += sale.quantity;
    else this.#earned = (this.#earned ?? 0n) + proceeds;
    this.#last = sale;
  }

  figures() {
    return {
      sold_count: this.#sold,
      earned: this.#earned,
      split_unknown_count: this.#splitUnknown,
      first_sale_at: this.#first.time,
      last_sale_at: this.#last.time,
      as_of_block: this.#last.block,
    };
  }
}

/** Rows of event_seller. */
export function sellerRows({ event, sales }: EventSalesFacts): RowOf<typeof EVENT_SELLER>[] {
  const bySeller = new Map<string, Map<string, SellerTotals>>();
  for (const sale of sales) {
    if (sale.kind !== "PRIMARY") continue;
    const isPriced = sale.price !== null && sale.currency !== null;
    const currency = isPriced ? (sale.currency ?? UNKNOWN) : UNKNOWN;
    const byCurrency = bySeller.get(sale.seller) ?? new Map<string, SellerTotals>();
    bySeller.set(sale.seller, byCurrency);
    const totals = byCurrency.get(currency) ?? new SellerTotals(sale);
    byCurrency.set(currency, totals);
    totals.add(sale, isPriced);
  }
  return [...bySeller].flatMap(([seller, byCurrency]) =>
    [...byCurrency].map(([currency, totals]) => ({
      event_id: event,
      seller,
      currency,
      ...totals.figures(),
    })),
  );
}
