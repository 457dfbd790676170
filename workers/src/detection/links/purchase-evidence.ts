import type { EvidenceRow } from "../facts/evidence.ts";
import { rowsOf } from "../facts/rows-by.ts";
import { LINK_SETTINGS } from "./link-settings.ts";
import { poissonTail } from "./poisson-tail.ts";
import type { PurchaseList } from "./purchase-list.ts";

export interface PurchaseEvidence {
  readonly llr: number;
  readonly count: number;
  readonly rows: readonly EvidenceRow[];
}

/**
 * SYNC and SEQ of two wallets: what their purchases in primary sales have in common. That both bought for the same events is no evidence: so do friends.
 * SYNC: -log of the probability of at least as many coincidences, Poisson with the mean that the crowd at each wallet's moments gives. SEQ: -log of the
 * probability to have offered tickets of the same events at a profit by chance, or else to live off resale.
 */
export function comparePurchases(
  purchases: PurchaseList,
  { first, second }: { readonly first: number; readonly second: number },
  population: number,
): { sync: PurchaseEvidence | null; sequence: PurchaseEvidence | null } {
  const shared = sharedRows(purchases, first, second);
  const sequence =
    flipsOf(purchases, shared, population) ?? resellersOf(purchases, { first, second }, population);
  return { sync: shared.length < LINK_SETTINGS.syncEvents ? null : syncOf(purchases, shared), sequence };
}

/**
 * Few buy to resell: -log of the share of the population that offered at a profit, or soon did, where both did. Events of one city have much the same
 * buyers: of the second on, its share of those who did so in the city counts.
 */
function flipsOf(
  { event, evidence, profitOffer, profitCounts, cityProfitCounts, cityOf }: PurchaseList,
  shared: readonly RowPair[],
  population: number,
): PurchaseEvidence | null {
  let llr = 0;
  const cities = new Set<number>();
  const rows: EvidenceRow[] = [];
  for (const [one, other] of shared) {
    const level = Math.min(profitOffer[one] as number, profitOffer[other] as number);
    if (level === 0) continue;
    const of = event[one] as number;
    const city = cityOf[of] as number;
    const inCity = cityProfitCounts[level === 1 ? 0 : 1]?.[city] as number;
    const among = cities.has(city) ? inCity : population;
    llr += Math.log(among / (profitCounts[level === 1 ? 0 : 1]?.[of] as number));
    cities.add(city);
    rows.push(evidence[one] as number, evidence[other] as number);
  }
  return llr > 0 ? { llr, count: rows.length / 2, rows } : null;
}

/** Few live off resale: -log of the share of the population that offers at a profit most of the time, or soon does. */
function resellersOf(
  { resellers, resellerCounts, byWallet, evidence }: PurchaseList,
  { first, second }: { readonly first: number; readonly second: number },
  population: number,
): PurchaseEvidence | null {
  const kind = Math.min(resellers[first] as number, resellers[second] as number);
  if (kind === 0) return null;
  const llr = Math.log(population / (resellerCounts[kind - 1] as number));
  const rows = [first, second].map((wallet) => evidence[rowsOf(byWallet, wallet)[0] as number] as number);
  return llr > 0 ? { llr, count: 1, rows } : null;
}

type RowPair = readonly [one: number, other: number];

/** Rows of the two for the same events. */
function sharedRows({ byWallet, event }: PurchaseList, first: number, second: number): RowPair[] {
  const { starts } = byWallet;
  let [one, other] = [starts[first] as number, starts[second] as number];
  const shared: RowPair[] = [];
  while (one < (starts[first + 1] as number) && other < (starts[second + 1] as number)) {
    const apart = (event[one] as number) - (event[other] as number);
    if (apart === 0) shared.push([one, other]);
    if (apart <= 0) one += 1;
    if (apart >= 0) other += 1;
  }
  return shared;
}

function syncOf(purchases: PurchaseList, shared: readonly RowPair[]): PurchaseEvidence | null {
  const { time, evidence } = purchases;
  let mean = 0;
  const rows: EvidenceRow[] = [];
  for (const [one, other] of shared) {
    mean += (crowdShare(purchases, one) + crowdShare(purchases, other)) / 2;
    const apart = Math.abs((time[one] as number) - (time[other] as number));
    if (apart <= LINK_SETTINGS.syncSeconds) rows.push(evidence[one] as number, evidence[other] as number);
  }
  const count = rows.length / 2;
  if (count < LINK_SETTINGS.syncEvents) return null;
  const llr = poissonTail(count, mean);
  return llr > 0 ? { llr, count, rows } : null;
}

/** Share of an event's other buyers who bought within the span of this purchase, with one more of either kind so that it is never 0. */
function crowdShare({ event, time, timesOf }: PurchaseList, row: number): number {
  const times = timesOf[event[row] as number] as Float64Array;
  const from = firstAtLeast(times, (time[row] as number) - LINK_SETTINGS.syncSeconds);
  const to = firstAtLeast(times, (time[row] as number) + LINK_SETTINGS.syncSeconds + 1);
  return Math.min(1, (to - from - 1 + 1) / (times.length - 1 + 1));
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
