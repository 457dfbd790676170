import type { LogOf } from "../chain/ticket-log.ts";
import { REDEEMED } from "../chain/ticket-log.ts";
import { eventsOf, hasBegun } from "./published-terms.ts";
import {
  betaShare,
  byToken,
  logsOf,
  purchasesOf,
  type RestedLogs,
  salesOf,
  sourceOf,
} from "./rested-logs.ts";

const PERIOD_SECONDS = 90 * 24 * 3600;
const HOUR_SECONDS = 3600;
const FEWEST = 3;
const ADDED = 2;
const FREE_SALES = 3;
const MILLION = 1_000_000n;
const BASIS_POINTS = 10_000n;

/** RES-01: share of tickets got that were resold, of events that have begun. */
export function resoldShare(rested: RestedLogs): number | null {
  const events = eventsOf(rested);
  const got = purchasesOf(rested).filter(({ event }) => hasBegun(rested, events, event)).length;
  if (got === 0) return null;
  const sold = salesOf(rested).filter(({ token }) =>
    hasBegun(rested, events, rested.register.eventOf(token)),
  ).length;
  return betaShare(Math.min(sold, got), got);
}

/** RES-02: √(tickets resold × their events) in the fullest ninety days. */
export function resaleHabit(rested: RestedLogs): number | null {
  const sales = salesOf(rested);
  if (sales.length === 0) return null;
  const within = new Map<string | null, number>();
  let [most, end] = [0, 0];
  for (const [start, first] of sales.entries()) {
    for (let next = sales[end]; next !== undefined; next = sales[end]) {
      if (next.time >= first.time + PERIOD_SECONDS) break;
      const event = rested.register.eventOf(next.token);
      within.set(event, (within.get(event) ?? 0) + 1);
      end += 1;
    }
    most = Math.max(most, (end - start) * within.size);
    const event = rested.register.eventOf(first.token);
    const left = (within.get(event) ?? 0) - 1;
    if (left > 0) within.set(event, left);
    else within.delete(event);
  }
  return Math.sqrt(most);
}

/** Price and face value of resales in the currency of the face value, and what the cap allowed. */
function pricedSales(rested: RestedLogs) {
  return salesOf(rested).flatMap(({ token, currency, price }) => {
    const primary = rested.register.primaryOf(token);
    if (primary === null || primary.price === 0n || primary.currency !== currency) return [];
    const cap = BigInt(rested.register.capOf(token));
    const allowed = cap === 0n ? primary.price : (primary.price * cap) / BASIS_POINTS;
    return [{ price, face: primary.price, allowed }];
  });
}

/** RES-03: Σ(excess over the cap / face value, cut to millionths) / (sales + 2). */
export function excessOverCap(rested: RestedLogs): number | null {
  const sales = pricedSales(rested);
  if (sales.length === 0) return null;
  let sum = 0n;
  for (const { price, face, allowed } of sales)
    if (price > allowed) sum += ((price - allowed) * MILLION) / face;
  return Number(sum) / Number(MILLION) / (sales.length + ADDED);
}

/** INN-02: resales at face value or less / (resales + 2). */
export function soldAtFace(rested: RestedLogs): number | null {
  const sales = pricedSales(rested);
  if (sales.length === 0) return null;
  return sales.filter(({ price, face }) => price <= face).length / (sales.length + ADDED);
}

/** RES-04: median hours from purchase to first listing. */
export function listingDelay(rested: RestedLogs): number | null {
  const listed = new Map<string, LogOf<"LISTED">>();
  for (const log of logsOf(rested, "LISTED")) if (!listed.has(log.token)) listed.set(log.token, log);
  const bought = new Map<string, number>();
  for (const { how, token, time } of purchasesOf(rested))
    if (how !== "GIFT" && !bought.has(token)) bought.set(token, time);
  const delays = [...listed.values()].flatMap(({ token, time }) => {
    const since = bought.get(token);
    return since === undefined || since > time ? [] : [(time - since) / HOUR_SECONDS];
  });
  if (delays.length < FEWEST) return null;
  delays.sort((one, other) => one - other);
  const middle = delays.length / 2;
  const [lower = 0, upper = 0] = [delays[Math.ceil(middle) - 1], delays[Math.floor(middle)]];
  return (lower + upper) / 2;
}

/** Tickets of the entity that were used in its hands. */
function usedTickets(rested: RestedLogs): Set<string> {
  const { register, wallets } = rested;
  const used = logsOf(rested, "STATUS").filter(({ status, token, ...place }) => {
    return status === REDEEMED && wallets.has(register.holderAt(token, place) ?? "");
  });
  return new Set(used.map(({ token }) => token));
}

/** RES-05: share of tickets kept that were never used at the door. */
export function neverUsed(rested: RestedLogs): number | null {
  const events = eventsOf(rested);
  const begun = purchasesOf(rested).filter(({ event }) => hasBegun(rested, events, event));
  const kept = new Set(begun.map(({ token }) => token));
  if (kept.size < FEWEST) return null;
  return betaShare(kept.difference(usedTickets(rested)).size, kept.size);
}

/** INN-05: tickets used / (tickets got of events that have begun + 2), less where more was sold of an organizer than used there. */
export function attendance(rested: RestedLogs): number | null {
  const events = eventsOf(rested);
  const begun = purchasesOf(rested).filter(({ event }) => hasBegun(rested, events, event));
  if (begun.length === 0) return null;
  const used = new Set(begun.map(({ token }) => token)).intersection(usedTickets(rested));
  return (used.size / (begun.length + ADDED)) * excusedPart(rested, used);
}

/** Which part of the sales, three more being free, is matched by tickets used at the same organizer's doors. */
function excusedPart(rested: RestedLogs, used: ReadonlySet<string>): number {
  const events = eventsOf(rested);
  const organizerOf = (token: string) => {
    const event = rested.register.eventOf(token) ?? "";
    return events.get(event)?.organizer ?? event;
  };
  const visits = [...used].map(organizerOf);
  const sold = salesOf(rested).map(({ token }) => organizerOf(token));
  let unmatched = 0;
  for (const organizer of new Set(sold)) {
    const count = (among: readonly string[]) => among.filter((each) => each === organizer).length;
    unmatched += Math.max(0, count(sold) - count(visits));
  }
  return 1 - unmatched / (sold.length + FREE_SALES);
}

/** PRO-01: Σ (proceeds − cost) / cost, each cut to millionths, over tickets whose cost is known. */
export function profit(rested: RestedLogs): number | null {
  const purchases = byToken(purchasesOf(rested));
  const profits = salesOf(rested).flatMap((sale) => {
    const source = sourceOf(purchases, sale);
    if (source === null || source.price === null || source.price === 0n) return [];
    if (source.currency !== sale.currency) return [];
    return [((sale.proceeds - source.price) * MILLION) / source.price];
  });
  if (profits.length === 0) return null;
  return Number(profits.reduce((sum, each) => sum + each, 0n)) / Number(MILLION);
}
