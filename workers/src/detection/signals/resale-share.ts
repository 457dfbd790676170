import { quantityOf, termsOf } from "./entity-events.ts";
import { hasBegun } from "./has-begun.ts";
import { shrunkShare } from "./shrunk-share.ts";
import { measured, type Signal, unknown } from "./signal.ts";
import { honestResales } from "./ticket-flow.ts";

/** Tickets resold at arm's length / tickets acquired, of events that have begun, shrunk. */
export const resaleShare: Signal = {
  code: "RES-01",
  family: "RES",
  version: 1,
  measure(dossier) {
    if (dossier.acquisitions.length === 0) return unknown("NO_TICKETS");
    const acquired = dossier.acquisitions.filter(({ event }) => hasBegun(dossier, event));
    if (acquired.length === 0) return unknown("NOT_ENDED");
    const resold = honestResales(dossier).filter(({ event }) => hasBegun(dossier, event));
    const count = quantityOf(acquired);
    const value = shrunkShare(Math.min(quantityOf(resold), count), count);
    return measured(value, acquired, resold, termsOf(dossier, [...acquired, ...resold]));
  },
};
