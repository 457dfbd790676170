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

/** The earliest of equally full ones. */
function fullestPeriod(sales: readonly Resale[]): readonly Resale[] {
  let best: readonly Resale[] = [];
  let most = 0;
  let end = 0;
  for (const [start, first] of sales.entries()) {
    while (end < sales.length && (sales[end]?.at.time ?? 0) < first.at.time + PERIOD_SECONDS) end += 1;
    const period = sales.slice(start, end);
    const habit = habitOf(period);
    if (habit > most) {
      most = habit;
      best = period;
    }
  }
  return best;
}
