import { termsOf } from "./entity-events.ts";
import { doorsOf, heldTickets } from "./held-tickets.ts";
import { shrunkShare } from "./shrunk-share.ts";
import { measured, type Signal, unknown } from "./signal.ts";

const FEWEST = 3;

/** Share of tickets held when the event began that were never used at the door, shrunk; three tickets or more. */
export const neverAttends: Signal = {
  code: "RES-05",
  family: "RES",
  version: 1,
  measure(dossier) {
    if (dossier.doors.size === 0) return unknown("DOOR_UNKNOWN");
    const { held, used } = heldTickets(dossier);
    if (held.length < FEWEST) return unknown("LOW_N");
    const value = shrunkShare(held.length - used.length, held.length);
    return measured(value, held, used, termsOf(dossier, held), doorsOf(dossier, held));
  },
};
