import { eventsOf } from "./published-terms.ts";
import { betaShare, boughtOf, type RestedLogs } from "./rested-logs.ts";

const FIRST_SECONDS = 60;
const QUICK_SECONDS = 12;
const FEWEST_EVEN = 5;
const EVEN_VARIATION = 0.25;

/** SPD-01: share bought within a minute of the on-sale's start. */
export function firstMinute(rested: RestedLogs): number | null {
  const events = eventsOf(rested);
  const waits = boughtOf(rested).flatMap(({ event, time }) => {
    const published = events.get(event);
    return published === undefined ? [] : [time - published.salesStart];
  });
  if (waits.length === 0) return null;
  return betaShare(waits.filter((wait) => wait < FIRST_SECONDS).length, waits.length);
}

/** SPD-02: share of gaps between the orders of an event as a machine leaves them. */
export function machineGaps(rested: RestedLogs): number | null {
  let count = 0;
  let machine = 0;
  for (const purchases of Map.groupBy(boughtOf(rested), ({ event }) => event).values()) {
    const seen = new Set<string>();
    const orders = purchases.filter(({ transaction }) => !seen.has(transaction) && seen.add(transaction));
    const gaps: number[] = [];
    let quick = 0;
    for (const [index, order] of orders.entries()) {
      const before = orders[index - 1];
      if (before === undefined) continue;
      gaps.push(order.time - before.time);
      if (order.buyer !== before.buyer && order.time - before.time <= QUICK_SECONDS) quick += 1;
    }
    count += gaps.length;
    machine += areEven(gaps) ? gaps.length : quick;
  }
  return count === 0 ? null : betaShare(machine, count);
}

function areEven(gaps: readonly number[]): boolean {
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  if (gaps.length < FEWEST_EVEN || mean === 0) return false;
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) * (gap - mean), 0) / gaps.length;
  return variance < EVEN_VARIATION * EVEN_VARIATION * mean * mean;
}
