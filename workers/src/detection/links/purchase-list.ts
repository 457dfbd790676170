import { evidenceRow } from "../facts/evidence.ts";
import { type RowsBy, rowsBy } from "../facts/rows-by.ts";
import { findProfitOffers } from "../purchases/find-profit-offers.ts";
import { findResellers } from "../purchases/find-resellers.ts";
import { firstPurchases } from "../purchases/first-purchases.ts";
import type { LinkContext } from "./link-context.ts";

/** A member's first purchase for each event in its primary sale, by wallet and then by event. */
export interface PurchaseList {
  readonly wallet: Int32Array;
  /** Row of the sales. */
  readonly sale: Int32Array;
  readonly event: Int32Array;
  readonly time: Float64Array;
  readonly evidence: Float64Array;
  /** 1 where it offered one for more than it had paid, 2 where it did so soon. */
  readonly profitOffer: Uint8Array;
  readonly byWallet: RowsBy;
  /** Times of all buyers' first purchases for each event, ascending. */
  readonly timesOf: readonly Float64Array[];
  /** How many buyers of each event offered at a profit, and how many did so soon. */
  readonly profitCounts: readonly [offered: Int32Array, soon: Int32Array];
  /** The same for each city, each wallet once. */
  readonly cityProfitCounts: readonly [offered: Int32Array, soon: Int32Array];
  /** 1 for wallets that offered at a profit for at least half of the events they bought for, 2 where they did so soon. */
  readonly resellers: Uint8Array;
  /** Wallets of at least this kind. */
  readonly resellerCounts: readonly [offered: number, soon: number];
  /** Number of each event's city. */
  readonly cityOf: Int32Array;
  /** Wallet of each event's organizer. */
  readonly organizerOf: Int32Array;
  /** Number of each event's artist; of one that names none, a number of its own. */
  readonly artistOf: Int32Array;
  /** Number of each event's category. */
  readonly categoryOf: Int32Array;
}

export function listPurchases({ facts, isMember }: LinkContext): PurchaseList {
  const { sales, events, wallets } = facts;
  const rows = firstPurchases(facts, (wallet) => isMember[wallet] === 1);
  const wallet = rows.map((row) => sales.buyer[row] as number);
  const event = rows.map((row) => sales.event[row] as number);
  const time = Float64Array.from(rows, (row) => sales.time[row] as number);
  const byWallet = rowsBy(wallet, wallets.count);
  const profitOffer = findProfitOffers(facts, rows);
  const byEvent = rowsBy(event, events.length);
  const countOf = (least: number) => {
    const counts = new Int32Array(events.length);
    for (let at = 0; at < rows.length; at += 1) {
      const of = event[at] as number;
      counts[of] = (counts[of] as number) + ((profitOffer[at] as number) >= least ? 1 : 0);
    }
    return counts;
  };
  const cityOf = numberNames(events.map(({ city, country }) => JSON.stringify([country, city])));
  const inCities = (least: number) =>
    countCities(cityOf, wallet, event, (at) => (profitOffer[at] as number) >= least);
  const timesOf = events.map((_, of) =>
    Float64Array.from(
      byEvent.rows.subarray(byEvent.starts[of], byEvent.starts[of + 1]),
      (at) => time[at] as number,
    ).sort(),
  );
  return {
    wallet,
    sale: rows,
    event,
    time,
    evidence: Float64Array.from(rows, (row) => evidenceRow("sale", row)),
    profitOffer,
    byWallet,
    timesOf,
    ...countResellers(findResellers(profitOffer, byWallet)),
    profitCounts: [countOf(1), countOf(2)],
    cityProfitCounts: [inCities(1), inCities(2)],
    cityOf,
    organizerOf: Int32Array.from(events, ({ organizer }) => organizer),
    artistOf: numberNames(events.map(({ id, artist }) => artist ?? id)),
    categoryOf: numberNames(events.map(({ category }) => category ?? "")),
  };
}

function countResellers(resellers: Uint8Array) {
  const count = (least: number) => resellers.reduce((sum, kind) => sum + (kind >= least ? 1 : 0), 0);
  return { resellers, resellerCounts: [count(1), count(2)] as const };
}

function numberNames(names: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(names, (name) => {
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  });
}

/** Different wallets in each city, of the purchases that are accepted. */
function countCities(
  cityOf: Int32Array,
  wallet: Int32Array,
  event: Int32Array,
  accepts: (at: number) => boolean,
): Int32Array {
  const count = cityOf.reduce((most, city) => Math.max(most, city + 1), 0);
  const wallets = Array.from({ length: count }, () => new Set<number>());
  for (let at = 0; at < event.length; at += 1)
    if (accepts(at)) wallets[cityOf[event[at] as number] as number]?.add(wallet[at] as number);
  return Int32Array.from(wallets, ({ size }) => size);
}
