import type { Dossier, Resale, TicketEnd } from "../signals/dossier.ts";
import { quantityOf, termsOf } from "../signals/entity-events.ts";
import { hasBegun } from "../signals/has-begun.ts";
import { doorsOf, heldTickets } from "../signals/held-tickets.ts";
import { measured, type Signal, unknown } from "../signals/signal.ts";
import { honestResales } from "../signals/ticket-flow.ts";
import { organizerKey } from "./organizer-key.ts";

/** Tickets that are added as not used, so that one evening says little. */
const ADDED_TICKETS = 2;
/** Resales that anybody is excused, so that who goes often may sell a few tickets of others. */
const EXCUSED_RESALES = 3;

/**
 * Tickets used at the door / (tickets acquired of events that have begun and whose door reports + 2), times the part of the resales that it excuses: of each
 * organizer as many as were used there, and three. Anybody can let himself in at an event of his own: that must not excuse the tickets of others.
 */
export const attendance: Signal = {
  code: "INN-05",
  family: "INN",
  version: 2,
  measure(dossier) {
    if (dossier.doors.size === 0) return unknown("DOOR_UNKNOWN");
    const acquired = dossier.acquisitions.filter(
      ({ event, ticket }) => ticket >= 0 && dossier.doors.has(event) && hasBegun(dossier, event),
    );
    if (acquired.length === 0) return unknown("NO_TICKETS");
    const { used } = heldTickets(dossier);
    const resales = honestResales(dossier);
    const share = used.length / (quantityOf(acquired) + ADDED_TICKETS);
    const value = share * excusedShare(dossier, used, resales);
    const terms = termsOf(dossier, [...acquired, ...used, ...resales]);
    return measured(value, acquired, used, resales, terms, doorsOf(dossier, acquired));
  },
};

function excusedShare(dossier: Dossier, used: readonly TicketEnd[], resales: readonly Resale[]): number {
  const left = countBy(dossier, used);
  let excused = 0;
  for (const [organizer, sold] of countBy(dossier, resales))
    excused += Math.min(sold, left.get(organizer) ?? 0);
  return (excused + EXCUSED_RESALES) / (quantityOf(resales) + EXCUSED_RESALES);
}

/** Tickets by organizer. */
function countBy(
  dossier: Dossier,
  items: readonly { readonly event: number; readonly quantity: number }[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { event, quantity } of items) {
    const key = organizerKey(dossier, event);
    counts.set(key, (counts.get(key) ?? 0) + quantity);
  }
  return counts;
}
