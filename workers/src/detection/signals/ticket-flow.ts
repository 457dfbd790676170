import type { Acquisition, Dossier, LogPlace, Resale } from "./dossier.ts";
import { forLast } from "./for-last.ts";

/** A ticket is followed by its number; those without one cannot be. */
export interface Resold {
  readonly sale: Resale;
  /** How the seller came by it; null when that is not known. */
  readonly source: Acquisition | null;
}

/** Sales to others at arm's length. */
export const honestResales: (dossier: Dossier) => readonly Resale[] = forLast(({ resales }: Dossier) =>
  resales.filter(({ isWashSuspect }) => !isWashSuspect),
);

/** Sales at arm's length with the acquisition that each ends: the ticket's last one before it. */
export const resoldTickets: (dossier: Dossier) => readonly Resold[] = forLast((dossier: Dossier) => {
  const sales = honestResales(dossier);
  if (sales.length === 0) return [];
  const sold = new Set(sales.map(({ ticket }) => ticket));
  const byTicket = Map.groupBy(
    dossier.acquisitions.filter(({ ticket }) => ticket >= 0 && sold.has(ticket)),
    ({ ticket }) => ticket,
  );
  return sales.map((sale) => ({
    sale,
    source: byTicket.get(sale.ticket)?.findLast(({ at }) => isBefore(at, sale.at)) ?? null,
  }));
});

function isBefore(one: LogPlace, other: LogPlace): boolean {
  return (
    one.block < other.block || (one.block === other.block && (one.logIndex ?? 0) < (other.logIndex ?? 0))
  );
}
