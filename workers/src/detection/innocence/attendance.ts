import { quantityOf, termsOf } from "../signals/entity-events.ts";
import { hasBegun } from "../signals/has-begun.ts";
import { doorsOf, heldTickets } from "../signals/held-tickets.ts";
import { measured, type Signal, unknown } from "../signals/signal.ts";

/** Tickets that are added as not used, so that one evening says little. */
const ADDED_TICKETS = 2;

/** Tickets used at the door / (tickets acquired of events that have begun and whose door reports + 2). */
export const attendance: Signal = {
  code: "INN-05",
  family: "INN",
  version: 1,
  measure(dossier) {
    if (dossier.doors.size === 0) return unknown("DOOR_UNKNOWN");
    const acquired = dossier.acquisitions.filter(
      ({ event, ticket }) => ticket >= 0 && dossier.doors.has(event) && hasBegun(dossier, event),
    );
    if (acquired.length === 0) return unknown("NO_TICKETS");
    const { used } = heldTickets(dossier);
    const value = used.length / (quantityOf(acquired) + ADDED_TICKETS);
    return measured(value, acquired, used, termsOf(dossier, acquired), doorsOf(dossier, acquired));
  },
};
