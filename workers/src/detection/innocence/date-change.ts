import type { Dossier } from "../signals/dossier.ts";
import { termsOf } from "../signals/entity-events.ts";
import { measured, type Signal, unknown } from "../signals/signal.ts";
import { resoldTickets } from "../signals/ticket-flow.ts";

/** Tickets paid back, or resold at no more than they cost, after the event was moved or cancelled. Their number. */
export const dateChange: Signal = {
  code: "INN-03",
  family: "INN",
  version: 1,
  measure(dossier) {
    const refunds = dossier.ends.filter((end) => end.kind === "REFUNDED" && isAfterChange(dossier, end));
    const sales = resoldTickets(dossier).filter(({ sale }) => isAfterChange(dossier, sale));
    if (refunds.length === 0 && sales.length === 0) return unknown("NO_CHANGES");
    const atCost = sales.flatMap(({ sale, source }) => {
      if (source === null || sale.price === null || source.price === null) return [];
      const isAtCost = sale.currency === source.currency && sale.price <= source.price;
      return isAtCost ? [{ sale, source }] : [];
    });
    const counted = [...atCost.map(({ sale }) => sale), ...refunds];
    const shown = counted.length > 0 ? counted : sales.map(({ sale }) => sale);
    return measured(
      counted.length,
      shown,
      atCost.map(({ source }) => source),
      termsOf(dossier, shown),
    );
  },
};

function isAfterChange({ events }: Dossier, item: { event: number; at: { time: number } }): boolean {
  return events.get(item.event)?.changedAt.some((time) => time <= item.at.time) ?? false;
}
