import type { LogOf } from "../chain/ticket-log.ts";
import { eventsOf, hasBegun } from "./published-terms.ts";
import { betaShare, logsOf, type Purchase, purchasesOf, type RestedLogs } from "./rested-logs.ts";

const EARLY_PART = 4;
const ADDED = 2;
const MILLION = 1_000_000n;

interface Offer {
  readonly purchase: Purchase;
  readonly listed: LogOf<"LISTED">;
}

/** What was bought and then offered: each ticket with its first purchase and its first listing. */
function offersOf(rested: RestedLogs): Offer[] {
  const bought = new Map<string, Purchase>();
  for (const purchase of purchasesOf(rested))
    if (purchase.how !== "GIFT" && !bought.has(purchase.token)) bought.set(purchase.token, purchase);
  const seen = new Set<string>();
  return logsOf(rested, "LISTED").flatMap((listed) => {
    const purchase = bought.get(listed.token);
    const isFirst = !seen.has(listed.token);
    seen.add(listed.token);
    return isFirst && purchase !== undefined && purchase.time <= listed.time ? [{ purchase, listed }] : [];
  });
}

/** Seconds from purchase to listing and to the event, of offers for events whose date is published. */
function waitsOf(rested: RestedLogs): { event: string | null; waited: number; left: number }[] {
  const events = eventsOf(rested);
  return offersOf(rested).flatMap(({ purchase, listed }) => {
    const published = events.get(purchase.event ?? "");
    const left = (published?.startsAt ?? 0) - purchase.time;
    return left > 0 ? [{ event: purchase.event, waited: listed.time - purchase.time, left }] : [];
  });
}

/** RES-06: share of tickets bought that were offered within a quarter of the time to the event. */
export function offeredEarly(rested: RestedLogs): number | null {
  const bought = purchasesOf(rested).filter(({ how }) => how !== "GIFT").length;
  if (bought === 0) return null;
  const early = waitsOf(rested).filter(({ waited, left }) => waited * EARLY_PART <= left);
  return betaShare(early.length, bought);
}

/** INN-06: offers in the second half of the time to the event / (offers + 2), less where more events were offered than kept, and one. */
export function offeredLate(rested: RestedLogs): number | null {
  const waits = waitsOf(rested);
  if (waits.length === 0) return null;
  const late = waits.filter(({ waited, left }) => waited * 2 >= left).length;
  return (late / (waits.length + ADDED)) * excusedPart(rested, new Set(waits.map(({ event }) => event)));
}

/** Which part of the events offered is matched by others, of the same organizers, that were kept; one is free. */
function excusedPart(rested: RestedLogs, offered: ReadonlySet<string | null>): number {
  const events = eventsOf(rested);
  const kept = new Set(
    purchasesOf(rested)
      .filter(({ how, event }) => how !== "GIFT" && !offered.has(event) && hasBegun(rested, events, event))
      .map(({ event }) => event),
  );
  const organizerOf = (event: string | null) => events.get(event ?? "")?.organizer ?? event;
  const visits = [...kept].map(organizerOf);
  let unmatched = -1;
  for (const organizer of [...offered].map(organizerOf)) {
    const place = visits.indexOf(organizer);
    if (place < 0) unmatched += 1;
    else visits.splice(place, 1);
  }
  return 1 - Math.max(0, unmatched) / offered.size;
}

/** PRO-03: Σ max(0, ask − cost) / cost, each cut to millionths, / (offers of known cost + 2). */
export function askedOverCost(rested: RestedLogs): number | null {
  const markups = offersOf(rested).flatMap(({ purchase, listed }) => {
    const { price: cost, currency } = purchase;
    if (cost === null || cost === 0n || currency !== listed.currency) return [];
    return [listed.price > cost ? ((listed.price - cost) * MILLION) / cost : 0n];
  });
  if (markups.length === 0) return null;
  const sum = markups.reduce((total, each) => total + each, 0n);
  return Number(sum) / Number(MILLION) / (markups.length + ADDED);
}
