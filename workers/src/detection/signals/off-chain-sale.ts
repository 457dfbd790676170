import type { Dossier, Gift } from "./dossier.ts";
import { termsOf } from "./entity-events.ts";
import { measured, type Signal, unknown } from "./signal.ts";

const DAYS_BEFORE_SECONDS = 7 * 86_400;

/**
 * Distinct receivers of tickets moved without a price within seven days before the event, who had no ticket before and moved
 * nothing back: what a sale paid off chain looks like.
 */
export const offChainSale: Signal = {
  code: "SIDE-01",
  family: "SIDE",
  version: 1,
  measure(dossier) {
    const given = dossier.gifts.filter(({ isOut }) => isOut);
    if (given.length === 0) return unknown("NO_GIFTS");
    const dated = given.filter(({ event }) => startOf(dossier, event) !== null);
    if (dated.length === 0) return unknown("START_UNKNOWN");
    const late = lateGifts(dossier, dated);
    if (late.length === 0) return measured(0, dossier.gifts, termsOf(dossier, dated));
    return measured(new Set(late.map(({ peer }) => peer)).size, late, termsOf(dossier, late));
  },
};

function lateGifts(dossier: Dossier, dated: readonly Gift[]): Gift[] {
  const back = new Set(dossier.gifts.filter(({ isOut }) => !isOut).map(({ peer }) => peer));
  return dated.filter(({ at, event, peer, isPeerFresh }) => {
    const left = (startOf(dossier, event) ?? 0) - at.time;
    return isPeerFresh && !back.has(peer) && left >= 0 && left <= DAYS_BEFORE_SECONDS;
  });
}

function startOf({ events }: Dossier, event: number): number | null {
  return events.get(event)?.startsAt ?? null;
}
