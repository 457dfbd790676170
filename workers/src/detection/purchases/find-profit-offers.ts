import type { DetectionFacts } from "../facts/detection-facts.ts";
import { PURCHASE_SETTINGS } from "./purchase-settings.ts";

/**
 * Which first purchases were followed by an offer for more.
 * @param rows rows of the sales, one for each wallet and event
 * @returns 1 where the buyer offered a ticket for the event at a profit (so much above what it paid per ticket in the same currency, or at the cap), 2 where
 * it did so soon, else 0
 */
export function findProfitOffers({ sales, listings, events }: DetectionFacts, rows: Int32Array): Uint8Array {
  const purchaseOf = new Map<number, number>();
  const keyOf = (wallet: number, event: number) => wallet * events.length + event;
  for (const [at, row] of rows.entries())
    purchaseOf.set(keyOf(sales.buyer[row] as number, sales.event[row] as number), at);
  const offers = new Uint8Array(rows.length);
  for (let offer = 0; offer < listings.count; offer += 1) {
    const seller = listings.seller[offer] as number;
    const event = listings.event[offer] as number;
    const asked = listings.price.at(offer);
    if (listings.kind[offer] !== 0 || seller < 0 || event < 0 || asked === null) continue;
    const at = purchaseOf.get(keyOf(seller, event));
    if (at === undefined) continue;
    const row = rows[at] as number;
    const paid = sales.price.at(row);
    if (paid === null || listings.currency[offer] !== sales.currency[row]) continue;
    if (
      asked * BigInt(sales.quantity[row] as number) * 10_000n <
      paid * leastBps(sales.resaleCapBps[row] as number)
    )
      continue;
    const boughtAt = sales.time[row] as number;
    const isSoon =
      (listings.time[offer] as number) - boughtAt <= longestWait(events[event]?.startsAt ?? null, boughtAt);
    offers[at] = Math.max(offers[at] as number, isSoon ? 2 : 1);
  }
  return offers;
}

/** Of what was paid, from which on an offer is at a profit: the usual, or nearly the cap where that is less. */
function leastBps(capBps: number): bigint {
  const { profitBps, capShare } = PURCHASE_SETTINGS;
  return BigInt(capBps > 0 ? Math.min(profitBps, Math.floor(capBps * capShare)) : profitBps);
}

/** Seconds after the purchase until which an offer is soon. */
function longestWait(startsAt: number | null, boughtAt: number): number {
  if (startsAt === null) return PURCHASE_SETTINGS.soonSeconds;
  return Math.max(0, startsAt - boughtAt) * PURCHASE_SETTINGS.soonShare;
}
