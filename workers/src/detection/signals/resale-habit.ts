import type { Resale } from "./dossier.ts";
import { quantityOf } from "./entity-events.ts";
import { measured, type Signal, unknown } from "./signal.ts";
import { honestResales } from "./ticket-flow.ts";

const PERIOD_SECONDS = 90 * 86_400;

/** √(tickets resold at arm's length × distinct events of them) in the fullest 90 days. */
export const resaleHabit: Signal = {
  code: "RES-02",
  family: "RES",
  version: 1,
  measure(dossier) {
    const sales = honestResales(dossier);
    if (sales.length === 0) return unknown("NO_SALES");
    const best = fullestPeriod(sales);
    return measured(habitOf(best), best);
  },
};

/** Geometric mean of tickets and distinct events: many tickets of one night are no habit, nor is one of each. */
function habitOf(sales: readonly Resale[]): number {
  return Math.sqrt(quantityOf(sales) * new Set(sales.map(({ event }) => event)).size);
}

/** The earliest of equally full ones: each sale begins one, and both of its ends only ever move on. */
function fullestPeriod(sales: readonly Resale[]): readonly Resale[] {
  const events = new Map<number, number>();
  const count = (sale: Resale | undefined, by: number) => {
    if (sale === undefined) return;
    tickets += by * sale.quantity;
    const left = (events.get(sale.event) ?? 0) + by;
    if (left === 0) events.delete(sale.event);
    else events.set(sale.event, left);
  };
  let [best, most]: [readonly [number, number], number] = [[0, 0], 0];
  let tickets = 0;
  let end = 0;
  for (const [start, first] of sales.entries()) {
    if (start > 0) count(sales[start - 1], -1);
    while (end < sales.length && (sales[end]?.at.time ?? 0) < first.at.time + PERIOD_SECONDS) {
      count(sales[end], 1);
      end += 1;
    }
    if (tickets * events.size > most) [best, most] = [[start, end], tickets * events.size];
  }
  return sales.slice(...best);
}
