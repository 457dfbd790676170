import type { Acquisition, Dossier } from "../signals/dossier.ts";
import { termsOf } from "../signals/entity-events.ts";
import { datedOffers } from "../signals/first-offers.ts";
import { hasBegun } from "../signals/has-begun.ts";
import { measured, type Signal, unknown } from "../signals/signal.ts";
import { organizerKey } from "./organizer-key.ts";

/** Share of the time from purchase to event from which on an offer is late. */
const LATE_SHARE = 0.5;
/** Offers that are added as early, so that one late one says little. */
const ADDED_OFFERS = 2;
/** Events that anybody may be kept from. */
const EXCUSED_EVENTS = 1;

/**
 * Tickets first offered in the second half of the time from purchase to event / (all that were offered + 2), times the part of the
 * events with offers that it excuses: of each organizer as many as were kept, and one. Who can never come is no unlucky fan.
 */
export const lateOffers: Signal = {
  code: "INN-06",
  family: "INN",
  version: 2,
  measure(dossier) {
    if (!dossier.listings.some(({ kind }) => kind === "LISTED")) return unknown("NOT_LISTED");
    const offers = datedOffers(dossier);
    if (offers.length === 0) return unknown("START_UNKNOWN");
    const late = offers.filter(({ waited }) => waited >= LATE_SHARE);
    const bought = offers.map(({ purchase }) => purchase);
    const kept = keptWhole(dossier, bought);
    const share = late.length / (offers.length + ADDED_OFFERS);
    return measured(
      share * excusedShare(dossier, bought, kept),
      bought,
      offers.map(({ step }) => step),
      kept,
      termsOf(dossier, [...bought, ...kept]),
    );
  },
};

/** Tickets bought of events that have begun and of which none was offered, sold or given away. */
function keptWhole(dossier: Dossier, offered: readonly Acquisition[]): Acquisition[] {
  const left = new Set(offered.map(({ event }) => event));
  for (const { event } of dossier.resales) left.add(event);
  for (const { event, isOut } of dossier.gifts) if (isOut) left.add(event);
  return dossier.acquisitions.filter(
    ({ how, event }) => how !== "GIFT" && !left.has(event) && hasBegun(dossier, event),
  );
}

function excusedShare(
  dossier: Dossier,
  offered: readonly Acquisition[],
  kept: readonly Acquisition[],
): number {
  const keptOf = countEvents(dossier, kept);
  let [all, excused] = [0, EXCUSED_EVENTS];
  for (const [organizer, count] of countEvents(dossier, offered)) {
    all += count;
    excused += Math.min(count, keptOf.get(organizer) ?? 0);
  }
  return Math.min(1, excused / all);
}

/** Distinct events of these tickets by organizer. */
function countEvents(dossier: Dossier, tickets: readonly Acquisition[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const event of new Set(tickets.map((ticket) => ticket.event))) {
    const key = organizerKey(dossier, event);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
