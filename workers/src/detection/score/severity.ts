import type { Dossier } from "../signals/dossier.ts";
import { limitedPurchases, quantityOf } from "../signals/entity-events.ts";
import { priceExcess } from "../signals/price-excess.ts";
import { honestResales } from "../signals/ticket-flow.ts";

/** How much is at stake, whatever the probability. */
export interface Severity {
  /** Tickets that it got, by any way. */
  readonly tickets: number;
  /** Tickets bought beyond one wallet's limit, over all on-sales. */
  readonly ticketsOverLimit: number;
  /** Paid above the cap, or above face value where there is none, by currency number, in smallest units. */
  readonly overCap: ReadonlyMap<number, bigint>;
}

export function severityOf(dossier: Dossier): Severity {
  const limited = [...limitedPurchases(dossier)];
  const overCap = new Map<number, bigint>();
  for (const sale of honestResales(dossier)) {
    const found = priceExcess(sale);
    if (found === null || found.excess === 0n) continue;
    overCap.set(found.currency, (overCap.get(found.currency) ?? 0n) + found.excess);
  }
  const ticketsOverLimit = limited.reduce(
    (sum, [{ walletLimit }, purchases]) => sum + Math.max(0, quantityOf(purchases) - walletLimit),
    0,
  );
  return { tickets: quantityOf(dossier.acquisitions), ticketsOverLimit, overCap };
}
