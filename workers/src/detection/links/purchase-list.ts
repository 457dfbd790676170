import { NONE, PRIMARY } from "../facts/detection-facts.ts";
import { evidenceRow } from "../facts/evidence.ts";
import { type RowsBy, rowsBy, rowsOf } from "../facts/rows-by.ts";
import { findProfitOffers } from "./find-profit-offers.ts";
import type { LinkContext } from "./link-context.ts";

/** A member's first purchase for each event in its primary sale, by wallet and then by event. */
export interface PurchaseList {
  readonly wallet: Int32Array;
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
}

export function listPurchases({ facts, isMember }: LinkContext): PurchaseList {
  const { sales, events, wallets } = facts;
  const rows = firstRows(facts, isMember);
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
  const cityOf = numberCities(events);
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
    event,
    time,
    evidence: Float64Array.from(rows, (row) => evidenceRow("sale", row)),
    profitOffer,
    byWallet,
    timesOf,
    ...countResellers(profitOffer, byWallet),
    profitCounts: [countOf(1), countOf(2)],
    cityProfitCounts: [inCities(1), inCities(2)],
    cityOf,
  };
}

function countResellers(profitOffer: Uint8Array, byWallet: RowsBy) {
  const resellers = Uint8Array.from({ length: byWallet.starts.length - 1 }, (_, of) => {
    const rows = rowsOf(byWallet, of);
    const share = (least: number) =>
      rows.filter((at) => (profitOffer[at] as number) >= least).length / rows.length;
    if (rows.length === 0) return 0;
    return share(2) >= 0.5 ? 2 : share(1) >= 0.5 ? 1 : 0;
  });
  const count = (least: number) => resellers.reduce((sum, kind) => sum + (kind >= least ? 1 : 0), 0);
  return { resellers, resellerCounts: [count(1), count(2)] as const };
}

function firstRows({ sales }: LinkContext["facts"], isMember: Uint8Array): Int32Array {
  const first: number[] = [];
  for (let row = 0; row < sales.count; row += 1) {
    const buyer = sales.buyer[row] as number;
    if (sales.kind[row] === PRIMARY && sales.event[row] !== NONE && isMember[buyer] === 1) first.push(row);
  }
  const sorted = first.sort(
    (one, other) =>
      (sales.buyer[one] as number) - (sales.buyer[other] as number) ||
      (sales.event[one] as number) - (sales.event[other] as number) ||
      one - other,
  );
  const isFirst = (row: number, at: number) => {
    const before = sorted[at - 1];
    return (
      before === undefined ||
      sales.buyer[before] !== sales.buyer[row] ||
      sales.event[before] !== sales.event[row]
    );
  };
  return Int32Array.from(sorted.filter(isFirst));
}

function numberCities(events: LinkContext["facts"]["events"]): Int32Array {
  const cities = new Map<string, number>();
  return Int32Array.from(events, ({ city, country }) => {
    const name = JSON.stringify([country, city]);
    const known = cities.get(name) ?? cities.size;
    cities.set(name, known);
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
