import { quantityOf, termsOf } from "./entity-events.ts";
import { isBought } from "./is-bought.ts";
import { shrunkShare } from "./shrunk-share.ts";
import { measured, type Signal, unknown } from "./signal.ts";

const FIRST_SECONDS = 60;

/** Tickets bought within 60 seconds of the on-sale's start / all that were bought where the start is known, shrunk. */
export const firstMinuteShare: Signal = {
  code: "SPD-01",
  family: "SPD",
  version: 1,
  measure(dossier) {
    const startOf = (event: number) => dossier.events.get(event)?.salesStart ?? null;
    const bought = dossier.acquisitions.filter((item) => isBought(item) && startOf(item.event) !== null);
    if (bought.length === 0) return unknown("START_UNKNOWN");
    const first = bought.filter(({ at, event }) => at.time < (startOf(event) ?? 0) + FIRST_SECONDS);
    return measured(shrunkShare(quantityOf(first), quantityOf(bought)), bought, termsOf(dossier, bought));
  },
};
