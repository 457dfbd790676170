import type { Dossier, EventTerms, Programme, Resale } from "../signals/dossier.ts";
import { limitedPurchases, quantityOf } from "../signals/entity-events.ts";
import { isBought } from "../signals/is-bought.ts";
import { measured, type Signal, unknown } from "../signals/signal.ts";
import { honestResales } from "../signals/ticket-flow.ts";
import { HOUSEHOLD_WALLETS } from "./household.ts";

/** Events that are added as missed, so that two of two say little. */
const ADDED_EVENTS = 2;
/** A programme is looked at over so many times the events that were bought: who bought a smaller part of it has no season. */
const LONGEST = 4;

/**
 * A season's tickets, cold events too, of the organizer of whom it is most (Jaccard, 1901): of an entity of at most three wallets, events within
 * one wallet's limit / (those, all others that it bought, and all others of the organizer that went on sale since the first of them, + 2); times the
 * share of its resales that are of those events. A season excuses what is resold of it and nothing else, or anybody could publish one and buy it.
 */
export const wholeProgramme: Signal = {
  code: "INN-07",
  family: "INN",
  version: 1,
  measure(dossier) {
    const limited = limitedPurchases(dossier);
    if (limited.size === 0) return unknown("LIMIT_UNKNOWN");
    const bought = new Set<number>();
    const purchases = dossier.acquisitions.filter(isBought);
    for (const { event } of purchases) bought.add(event);
    const resales = honestResales(dossier);
    const within = eventsWithin(dossier, bought);
    let [best, seen]: [number, Programme] = [-1, []];
    for (const programme of dossier.programmes) {
      const since = sinceFirst(dossier, programme, bought);
      if (since.length === 0) continue;
      const had = new Set(since.map(({ event }) => event).filter((event) => within.has(event)));
      const missed = since.filter(({ event }) => !bought.has(event)).length;
      const share = (had.size / (bought.size + missed + ADDED_EVENTS)) * shareAmong(resales, had);
      if (share > best) [best, seen] = [share, since];
    }
    if (seen.length === 0) return unknown("START_UNKNOWN");
    const isHousehold = dossier.wallets.length <= HOUSEHOLD_WALLETS;
    return measured(isHousehold ? best : 0, [...limited.keys()], purchases, resales, seen);
  },
};

/** Share of the tickets resold that are of these events; 1 where none was. */
function shareAmong(resales: readonly Resale[], events: ReadonlySet<number>): number {
  const all = quantityOf(resales);
  return all === 0 ? 1 : quantityOf(resales.filter(({ event }) => events.has(event))) / all;
}

/** Events of which all that was bought was of tiers with a limit, and of none more than one wallet may. */
function eventsWithin(dossier: Dossier, bought: ReadonlySet<number>): Set<number> {
  const limited = limitedPurchases(dossier);
  const within = new Set(bought);
  for (const purchase of dossier.acquisitions) {
    const isLimited = dossier.tiers.get(purchase.tier)?.walletLimit ?? 0;
    if (isBought(purchase) && isLimited === 0) within.delete(purchase.event);
  }
  for (const [{ event, walletLimit }, purchases] of limited)
    if (quantityOf(purchases) > walletLimit) within.delete(event);
  return within;
}

/** What went on sale from the first event on that the entity bought, until now. */
function sinceFirst(
  { asOf }: Dossier,
  programme: Programme,
  bought: ReadonlySet<number>,
): readonly EventTerms[] {
  const first = programme.findIndex(({ event }) => bought.has(event));
  if (first < 0) return [];
  const until = programme.slice(first, first + LONGEST * bought.size);
  return until.filter(({ salesStart }) => (salesStart ?? 0) <= asOf.time);
}
