import { HOUSEHOLD } from "./limits.ts";
import { eventsOf, limitsOf } from "./published-terms.ts";
import { boughtOf, type RestedLogs, salesOf } from "./rested-logs.ts";

const UNSEEN_EVENTS = 2;
const TIMES_BOUGHT = 4;

/** INN-07: an organizer's events within one wallet's limit, among all that were bought or went on sale there since the first. */
export function wholeProgramme(rested: RestedLogs): number | null {
  const purchases = boughtOf(rested);
  const bought = new Set(purchases.map(({ event }) => event));
  const published = [...eventsOf(rested)].map(([event, terms]) => ({ event, ...terms }));
  const onSale = published
    .filter(({ isCancelled, salesStart }) => !isCancelled && salesStart <= rested.now)
    .toSorted((one, other) => one.salesStart - other.salesStart);
  const shares = [...Map.groupBy(onSale, ({ organizer }) => organizer).values()].flatMap((own) => {
    const first = own.findIndex(({ event }) => bought.has(event));
    if (first < 0) return [];
    const since = own.slice(first, first + TIMES_BOUGHT * bought.size).map(({ event }) => event);
    const had = new Set(since.filter((event) => bought.has(event) && isWithinLimits(rested, event)));
    const programme = had.size / (new Set([...bought, ...since]).size + UNSEEN_EVENTS);
    return programme * explainedBy(rested, had);
  });
  if (shares.length === 0) return null;
  return rested.wallets.size > HOUSEHOLD ? 0 : Math.max(...shares);
}

/** Which part of what was sold on is of these events. */
function explainedBy(rested: RestedLogs, events: ReadonlySet<string>): number {
  const sold = salesOf(rested).map(({ token }) => rested.register.eventOf(token));
  return sold.length === 0 ? 1 : sold.filter((event) => events.has(event ?? "")).length / sold.length;
}

function isWithinLimits(rested: RestedLogs, event: string): boolean {
  const limits = limitsOf(rested);
  const own = boughtOf(rested).filter((purchase) => purchase.event === event);
  return [...Map.groupBy(own, ({ tier }) => tier)].every(
    ([tier, purchases]) => purchases.length <= (limits.get(tier) ?? 0),
  );
}
