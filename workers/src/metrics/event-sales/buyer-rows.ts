import { localHourStart } from "../../facts/local-hour.ts";
import { localClock } from "../../facts/local-time.ts";
import { mondayOf } from "../../facts/monday-of.ts";
import type { RowOf } from "../metric-table.ts";
import type { EventSalesFacts, Sale } from "./read-facts.ts";
import type { EVENT_BUYER_HOUR, EVENT_BUYER_PERIOD } from "./tables.ts";

/** Distinct buyers of one stretch of time. */
class Buyers {
  readonly #primary = new Set<string>();
  readonly #resale = new Set<string>();
  readonly #all = new Set<string>();
  #block = 0;

  add({ kind, buyer, block }: Sale): void {
    (kind === "PRIMARY" ? this.#primary : this.#resale).add(buyer);
    this.#all.add(buyer);
    this.#block = block;
  }

  count() {
    return {
      primary_buyer_count: this.#primary.size,
      resale_buyer_count: this.#resale.size,
      buyer_count: this.#all.size,
      as_of_block: this.#block,
    };
  }
}

/** Rows of event_buyer_hour and event_buyer_period. Who got a ticket free of charge is no buyer. */
export function buyerRows({ event, published, sales }: EventSalesFacts) {
  const zone = published?.time_zone ?? null;
  const hours: RowOf<typeof EVENT_BUYER_HOUR>[] = [];
  const periods: RowOf<typeof EVENT_BUYER_PERIOD>[] = [];
  const bought = sales.filter(({ kind, price }) => kind !== "PRIMARY" || price !== 0n);
  for (const { key, buyers } of stretches(bought, localHourStart(zone)))
    hours.push({ event_id: event, hour_start: key, ...buyers.count() });
  const clock = localClock(zone);
  const dayOf = (time: number) => clock(time).day;
  const mondays = new Map<string, string>();
  const periodOf = {
    DAY: dayOf,
    WEEK: (time: number) => {
      const day = dayOf(time);
      const monday = mondays.get(day) ?? mondayOf(day);
      mondays.set(day, monday);
      return monday;
    },
    MONTH: (time: number) => `${dayOf(time).slice(0, 7)}-01`,
  };
  for (const [period, keyOf] of Object.entries(periodOf)) {
    for (const { key, buyers } of stretches<string>(bought, keyOf))
      periods.push({ event_id: event, period, day: key, ...buyers.count() });
  }
  return { hours, periods };
}

/** Groups sales by key: those of one key mostly follow each other, but for clocks that are put back at midnight. */
function stretches<Key>(
  sales: readonly Sale[],
  keyOf: (time: number) => Key,
): { readonly key: Key; readonly buyers: Buyers }[] {
  const found = new Map<Key, Buyers>();
  let last: { key: Key; buyers: Buyers } | null = null;
  for (const sale of sales) {
    const key = keyOf(sale.time);
    if (last === null || last.key !== key) {
      last = { key, buyers: found.get(key) ?? new Buyers() };
      found.set(key, last.buyers);
    }
    last.buyers.add(sale);
  }
  return [...found].map(([key, buyers]) => ({ key, buyers }));
}
