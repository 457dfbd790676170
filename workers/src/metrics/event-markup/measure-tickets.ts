import type { Measured } from "./measure-resale.ts";
import { medianOfEnough } from "./quantiles.ts";
import { reasonOf } from "./reason-of.ts";
import type { Resale } from "./resale.ts";

/**
 * What the last buyers of resold tickets paid against face value: the median over the last resales of their tickets.
 * @param resales all of the slice
 * @param measured in order of markup
 */
export function measureFinalHolders(resales: readonly Measured[], measured: readonly Measured[]) {
  const last = measured.filter(({ resale }) => resale.isLast).map(({ markup }) => markup);
  const median = medianOfEnough(last);
  const ofTickets = resales.filter(({ resale }) => resale.isLast);
  const isUnnumbered = resales.length > 0 && resales.every(({ resale }) => resale.sale.ticket === null);
  const reason =
    ofTickets.length === 0 && resales.length > 0
      ? "LOW_N"
      : reasonOf(ofTickets.map(({ exclusion }) => exclusion));
  return {
    final_ticket_count: last.length,
    final_markup: median,
    final_reason: median !== null ? null : isUnnumbered ? "TICKETS_UNNUMBERED" : reason,
  };
}

/** Tickets that were paid for in a primary sale and resold by a wallet to another one; unknown without ticket numbers. */
export function countResoldTickets(resales: readonly Resale[]) {
  const tickets = new Set<string>();
  for (const resale of resales) {
    const { ticket, seller, buyer } = resale.sale;
    if (ticket === null) return { resold_ticket_count: null, resold_reason: "TICKETS_UNNUMBERED" };
    if (resale.isOfSoldTicket && seller !== buyer) tickets.add(ticket);
  }
  return { resold_ticket_count: tickets.size, resold_reason: null };
}
