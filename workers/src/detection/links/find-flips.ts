import type { DetectionFacts } from "../facts/detection-facts.ts";
import { LINK_SETTINGS } from "./link-settings.ts";

/**
 * Which first purchases were soon followed by an offer for more.
 * @param rows rows of the sales, one for each wallet and event
 * @returns 1 where the buyer offered a ticket for the event within the time, for more than the purchase's price per ticket in the same currency
 */
export function findFlips({ sales, listings, events }: DetectionFacts, rows: Int32Array): Uint8Array {
  const purchaseOf = new Map<number, number>();
  const keyOf = (wallet: number, event: number) => wallet * events.length + event;
  for (const [at, row] of rows.entries())
    purchaseOf.set(keyOf(sales.buyer[row] as number, sales.event[row] as number), at);
  const isFlipped = new Uint8Array(rows.length);
  for (let offer = 0; offer < listings.count; offer += 1) {
    const seller = listings.seller[offer] as number;
    const event = listings.event[offer] as number;
    const asked = listings.price.at(offer);
    if (listings.kind[offer] !== 0 || seller < 0 || event < 0 || asked === null) continue;
    const at = purchaseOf.get(keyOf(seller, event));
    if (at === undefined) continue;
    const row = rows[at] as number;
    const paid = sales.price.at(row);
    const waited = (listings.time[offer] as number) - (sales.time[row] as number);
    if (waited > longestWait(events[event]?.startsAt ?? null, sales.time[row] as number)) continue;
    if (paid === null || listings.currency[offer] !== sales.currency[row]) continue;
    if (asked * BigInt(sales.quantity[row] as number) * 100n >= paid * LINK_SETTINGS.flipPercent) isFlipped[at] = 1;
  }
  return isFlipped;
}

/** Seconds after the purchase until which an offer is soon. */
function longestWait(startsAt: number | null, boughtAt: number): number {
  if (startsAt === null) return LINK_SETTINGS.flipSeconds;
  return Math.max(0, startsAt - boughtAt) * LINK_SETTINGS.flipShare;
}
