import { quotient } from "./price-excess.ts";
import { measured, type Signal, unknown } from "./signal.ts";
import { type Resold, resoldTickets } from "./ticket-flow.ts";

/** Σ (proceeds − cost) / cost over resold tickets, losses included: profit in tickets' prices, whatever the currency. */
export const realizedProfit: Signal = {
  code: "PRO-01",
  family: "PRO",
  version: 1,
  measure(dossier) {
    const resold = resoldTickets(dossier);
    if (resold.length === 0) return unknown("NO_SALES");
    const known = resold.flatMap(profitOf);
    if (known.length === 0) return unknown("COST_UNKNOWN");
    return measured(
      known.reduce((sum, { profit }) => sum + profit, 0),
      known.map(({ sale }) => sale),
      known.map(({ source }) => source),
    );
  },
};

function profitOf({ sale, source }: Resold) {
  if (source === null || sale.proceeds === null || source.price === null || source.price === 0n) return [];
  if (sale.currency !== source.currency || sale.quantity !== source.quantity) return [];
  return [{ sale, source, profit: quotient(sale.proceeds - source.price, source.price) }];
}
